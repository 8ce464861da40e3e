package io.threeways.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Progress;
import io.threeways.cli.terminal.Style;
import io.threeways.cli.terminal.Terminal;
import io.threeways.cli.terminal.Words;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Starts what does not run yet. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Start the platform, or what is missing of it, and print where it answers.")
final class UpCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Mixin private TopologyOptions topology = new TopologyOptions();

  private final Session session;

  UpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Terminal terminal = session.terminal();
    boolean ran = session.platform().process().isPresent();
    JsonNode status;
    String took;
    try (Progress progress = session.progress()) {
      status = new PlatformStart(session, progress).up(topology);
      took = Words.of(progress.elapsed());
    }
    String link = loginLink();
    if (output.isJson()) {
      terminal.json(((ObjectNode) session.platform().status()).put("loginLink", link));
    } else {
      JsonNode gateway = status.path("gateway");
      terminal.say(terminal.errStyle(Style.GOOD, "Ready") + " in " + took);
      if (!ran) {
        sayReplacedPorts(status);
      }
      terminal.data("Console, API, Git   " + gateway.path("api").asText());
      terminal.data("Applications        " + gateway.path("application").asText());
      terminal.data("Log in (once, 60 s) " + link);
    }
    terminal.next("threeways demo", "plays a change from push to verdict");
    return ExitCode.OK;
  }

  private void sayReplacedPorts(JsonNode status) {
    status
        .path("replacedPorts")
        .forEachEntry(
            (listener, port) ->
                session
                    .terminal()
                    .say("Port " + port.asText() + " for " + listener + " is taken: replaced"));
  }

  private String loginLink() {
    return session
        .platform()
        .gateway()
        .post("/api/gateway/login-links", Map.of())
        .path("url")
        .asText();
  }
}

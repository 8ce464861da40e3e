package io.threeways.cli.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's word about what runs somewhere, whichever deployment brought it. */
abstract class PlaceSteering extends Noun {
  @Parameters(index = "0", paramLabel = "APPLICATION", description = "Whose traffic it is.")
  private String application = "";

  @Option(
      names = "--environment",
      defaultValue = "production",
      description = "Where it runs (${DEFAULT-VALUE}).")
  private String environment = "";

  private final String verb;

  PlaceSteering(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  @Override
  public Integer call() {
    JsonNode view =
        gateway()
            .post(
                "/api/deploy/applications/%s/%s/%s"
                    .formatted(encoded(application), encoded(environment), verb),
                Map.of());
    String id = view.path("id").asText();
    print(
        view, () -> session().terminal().data("%s  %s".formatted(id, view.path("state").asText())));
    session().terminal().next("threeways deploy show " + id, "shows what comes of it");
    return ExitCode.OK;
  }

  /** Everybody is served by the version before. */
  @Command(
      name = "back",
      mixinStandardHelpOptions = true,
      description = "Return all traffic to the version before.")
  static final class Back extends PlaceSteering {
    Back(Session session) {
      super(session, "back");
    }
  }

  /** The same version, on new servers. */
  @Command(
      name = "restart",
      mixinStandardHelpOptions = true,
      description = "Replace the servers that run, one after the other.")
  static final class Restart extends PlaceSteering {
    Restart(Session session) {
      super(session, "restart");
    }
  }
}

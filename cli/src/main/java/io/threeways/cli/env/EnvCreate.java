package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one by hand. */
@Command(
    name = "create",
    mixinStandardHelpOptions = true,
    description = "Create an environment like production, with an artifact that was published.")
final class EnvCreate extends Noun {
  @Parameters(index = "0", paramLabel = "APPLICATION", description = "For example shop.")
  private String application = "";

  @Parameters(
      index = "1",
      paramLabel = "ARTIFACT",
      description = "Its digest, sha256:…, from `threeways deploy show`.")
  private String artifact = "";

  @Option(names = "--name", description = "Its name; one is made up if absent.")
  private String name = "";

  @Option(
      names = "--like",
      defaultValue = "production",
      description = "What it resembles (${DEFAULT-VALUE}).")
  private String like = "";

  @Option(names = "--ttl", description = "How long it stays, for example 2h; as usual if absent.")
  private String time = "";

  EnvCreate(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    Map<String, Object> wish = new HashMap<>();
    wish.put("application", application);
    wish.put("artifact", artifact);
    wish.put("like", like);
    if (!name.isEmpty()) {
      wish.put("name", name);
    }
    if (!time.isEmpty()) {
      wish.put("time", Times.iso(time));
    }
    JsonNode view = gateway().post("/api/deploy/environments", wish);
    print(view, () -> EnvText.print(view, session().terminal()));
    session()
        .terminal()
        .next("threeways env show " + view.path("name").asText(), "says when it is ready");
    return ExitCode.OK;
  }
}

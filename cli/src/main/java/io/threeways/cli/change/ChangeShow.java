package io.threeways.cli.change;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A change's story, told from events alone. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Tell the story of a change: what happened, how long it took, what caused what.")
final class ChangeShow extends Noun {
  @Parameters(
      index = "0",
      paramLabel = "CHANGE",
      description = "For example shop/7, or the commit that it ends with.")
  private String change = "";

  ChangeShow(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    String key = change.contains("/") ? "change" : "commit";
    JsonNode story = gateway().get("/api/learning/changes/story?" + key + "=" + encoded(change));
    print(story, () -> new StoryText(session().terminal()).print(story));
    session().terminal().next("threeways deploy list", "shows what runs");
    return ExitCode.OK;
  }
}

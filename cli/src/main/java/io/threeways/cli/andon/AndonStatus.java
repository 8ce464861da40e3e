package io.threeways.cli.andon;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What is pulled, by whom, and who is on it. */
@Command(
    name = "status",
    mixinStandardHelpOptions = true,
    description = "Show a cord, or all that are pulled. Ends with 1 when one is.")
final class AndonStatus extends Noun {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "REPOSITORY",
      description = "All that are pulled if absent.")
  private String repository = "";

  AndonStatus(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode answer =
        gateway().get(repository.isEmpty() ? Cord.PATH : Cord.PATH + "/" + encoded(repository));
    print(answer, () -> show(answer));
    boolean pulled = answer.isArray() ? !answer.isEmpty() : new Cord(answer).isPulled();
    if (pulled) {
      session().terminal().next("threeways andon join REPOSITORY", "says that you are on it");
    }
    return pulled ? ExitCode.NO : ExitCode.OK;
  }

  private void show(JsonNode answer) {
    if (!answer.isArray()) {
      new Cord(answer).print(session().terminal(), session().clock().instant());
      return;
    }
    if (answer.isEmpty()) {
      session().terminal().data("no cord is pulled");
    }
    answer.forEach(view -> new Cord(view).print(session().terminal(), session().clock().instant()));
  }
}

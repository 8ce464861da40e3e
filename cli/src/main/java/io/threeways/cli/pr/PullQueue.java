package io.threeways.cli.pr;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Words;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** What the merge queue tries, and what waits for it. */
@Command(
    name = "queue",
    mixinStandardHelpOptions = true,
    description = "Show a repository's merge queue.")
final class PullQueue extends Noun {
  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "For example shop.")
  private String repository = "";

  PullQueue(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode queue = gateway().get("/api/build/pulls/%s/queue".formatted(encoded(repository)));
    print(queue, () -> print(queue));
    session().terminal().next("threeways build show BUILD", "shows how a merge is tested");
    return ExitCode.OK;
  }

  private void print(JsonNode queue) {
    if (queue.has("waitsFor")) {
      session().terminal().data("waits: " + queue.path("waitsFor").asText());
    }
    Table table = new Table("pulls", "state", "merge", "build");
    queue
        .path("batches")
        .forEach(
            batch ->
                table.row(
                    names(batch.path("members")),
                    batch.path("state").asText(),
                    Words.shortened(batch.path("commit").asText()),
                    batch.path("build").asText()));
    queue.path("waiting").forEach(pull -> table.row(pull.asText(), "waiting", "", ""));
    table.print(session().terminal());
  }

  private static String names(JsonNode members) {
    List<String> names = new ArrayList<>();
    members.forEach(member -> names.add(member.asText()));
    return String.join(" ", names);
  }
}

package io.threeways.cli.build;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import java.util.StringJoiner;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tests that fail and pass on the same commit. */
@Command(
    name = "flaky",
    mixinStandardHelpOptions = true,
    description = "List the tests that failed and passed on the same commit in the last 30 days.")
final class BuildFlaky extends Noun {
  /** As many builds as a line has room for. */
  private static final int NAMED = 3;

  @Parameters(index = "0", paramLabel = "REPOSITORY", description = "Whose tests.")
  private String repository = "";

  BuildFlaky(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode tests =
        gateway().get("/api/build/repositories/" + encoded(repository) + "/flaky-tests");
    print(tests, () -> print(tests));
    session()
        .terminal()
        .next("threeways build log REPOSITORY/NUMBER", "shows how it failed and how it passed");
    return ExitCode.OK;
  }

  private void print(JsonNode tests) {
    if (tests.isEmpty()) {
      session().terminal().data("no test was flaky");
      return;
    }
    Table table = new Table("test", "stage", "flaky in", "last", "builds");
    tests.forEach(
        test ->
            table.row(
                test.path("suite").asText() + "." + test.path("test").asText(),
                test.path("stage").asText(),
                "%d of %d builds".formatted(test.path("times").asInt(), test.path("outOf").asInt()),
                test.path("lastAt").asText(),
                builds(test)));
    table.print(session().terminal());
  }

  private String builds(JsonNode test) {
    StringJoiner names = new StringJoiner(" ");
    JsonNode builds = test.path("builds");
    for (int i = 0; i < Math.min(NAMED, builds.size()); i++) {
      names.add(repository + "/" + builds.path(i).asText());
    }
    return builds.size() > NAMED ? names + " …" : names.toString();
  }
}

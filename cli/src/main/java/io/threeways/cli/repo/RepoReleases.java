package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Table;
import io.threeways.cli.terminal.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Branches on which releases are stabilized. */
@Command(
    name = "releases",
    mixinStandardHelpOptions = true,
    description = "Show the release branches of a repository, and what waits to return to main.")
final class RepoReleases extends Noun {
  private static final int ABBREVIATED = 7;

  @Parameters(index = "0", paramLabel = "NAME", description = "Of the repository.")
  private String name = "";

  RepoReleases(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode releases = gateway().get("/api/build/repositories/" + encoded(name) + "/releases");
    print(releases, () -> releases.forEach(release -> show(session().terminal(), release)));
    session()
        .terminal()
        .next("git push origin origin/main:refs/heads/release/NAME", "cuts a release from main");
    return ExitCode.OK;
  }

  private static void show(Terminal terminal, JsonNode release) {
    terminal.data(
        "%s at %s: %s"
            .formatted(
                release.path("branch").asText(),
                abbreviated(release.path("commit")),
                waiting(release.path("waiting").asInt())));
    if (!release.path("picks").isEmpty()) {
      Table table = new Table("pick", "of", "main", "title");
      release
          .path("picks")
          .forEach(
              pick ->
                  table.row(
                      abbreviated(pick.path("commit")),
                      abbreviated(pick.path("source")),
                      pick.path("onMain").asBoolean() ? "has it" : "waits for it",
                      pick.path("title").asText()));
      table.print(terminal);
    }
  }

  private static String waiting(int changes) {
    return switch (changes) {
      case 0 -> "no change waits to return to main";
      case 1 -> "1 change waits to return to main";
      default -> changes + " changes wait to return to main";
    };
  }

  private static String abbreviated(JsonNode commit) {
    String sha = commit.asText("");
    return sha.substring(0, Math.min(ABBREVIATED, sha.length()));
  }
}

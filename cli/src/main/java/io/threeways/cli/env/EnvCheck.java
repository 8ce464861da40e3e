package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.Set;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a proposed commit would change on an environment's machine. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description =
        "Show what a pushed commit would change on an environment's machine. Ends with 1 when that"
            + " cannot be said.")
final class EnvCheck extends Noun {
  /** Outcomes of a look that came to its end. */
  private static final Set<String> SAID = Set.of("different", "no-difference");

  @Parameters(index = "0", paramLabel = "ENVIRONMENT", description = "For example production.")
  private String environment = "";

  @Option(
      names = "--commit",
      required = true,
      paramLabel = "COMMIT",
      description = "All of its 40 digits: $(git rev-parse HEAD).")
  private String commit = "";

  EnvCheck(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode proposal =
        StreamSupport.stream(runs().spliterator(), false)
            .filter(run -> run.path("kind").asText().equals("proposal"))
            .findFirst()
            .orElse(null);
    if (proposal == null) {
      throw new Failure(
          ExitCode.NO,
          "commit %s was not compared with %s: it says nothing of it, or its repository may not"
                  .formatted(commit, environment)
              + " configure it",
          "threeways env configure " + environment + " --from REPOSITORY");
    }
    JsonNode run = new AwaitedRun(session(), gateway()).end(proposal);
    print(run, () -> RunText.print(run, session().terminal()));
    return SAID.contains(run.path("outcome").asText()) ? ExitCode.OK : ExitCode.NO;
  }

  /** The newest first; of main's commits there are those that applied them and looked after. */
  private JsonNode runs() {
    return gateway()
        .get(
            "/api/deploy/configuration-runs?environment=%s&commit=%s&limit=50"
                .formatted(encoded(environment), encoded(commit)));
  }
}

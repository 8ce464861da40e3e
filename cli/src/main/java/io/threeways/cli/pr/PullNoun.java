package io.threeways.cli.pr;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.Map;
import picocli.CommandLine.Parameters;

/** One thing to do with one pull request. */
abstract class PullNoun extends Noun {
  @Parameters(
      index = "0",
      paramLabel = "PULL",
      converter = PullName.Reader.class,
      description = "For example shop/7.")
  private PullName pull = new PullName("", 0);

  PullNoun(Session session) {
    super(session);
  }

  final PullName pull() {
    return pull;
  }

  /** Asks for it and says what came of it. */
  final int ask(String what, Map<String, Object> body, String said) {
    JsonNode answer = gateway().post(pull.path() + what, body);
    print(answer, () -> session().terminal().data(said));
    session()
        .terminal()
        .next("threeways pr show " + pull, "shows what is missing and what is said");
    return ExitCode.OK;
  }
}

package io.threeways.cli.toggle;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What one user gets and why. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description = "Show what a toggle says to one user, and why.")
final class ToggleExplain extends Noun {
  @Parameters(index = "0", paramLabel = "TOGGLE", description = "Its key.")
  private String key = "";

  @Option(
      names = "--for",
      required = true,
      paramLabel = "NAME=VALUE",
      description = "What is known of the user, for example targetingKey=ada. May be repeated.")
  private Map<String, String> whom = new LinkedHashMap<>();

  ToggleExplain(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    JsonNode explanation = gateway().post("/api/deploy/toggles/" + encoded(key) + "/explain", whom);
    print(
        explanation,
        () ->
            session()
                .terminal()
                .data(
                    "%s: %s (the toggle is %s since version %d by %s: %s)"
                        .formatted(
                            explanation.hasNonNull("variant")
                                ? explanation.path("value").toString()
                                : "the code's own default",
                            explanation.path("because").asText(),
                            explanation.path("state").asText(),
                            explanation.path("version").asLong(),
                            explanation.path("changedBy").asText(),
                            explanation.path("reason").asText())));
    return ExitCode.OK;
  }
}

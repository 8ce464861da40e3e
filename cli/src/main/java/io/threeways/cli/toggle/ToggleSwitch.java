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

/** Turns a switch of true and false, for some or for everyone. */
abstract class ToggleSwitch extends Noun {
  @Parameters(index = "0", paramLabel = "TOGGLE", description = "Its key.")
  private String key = "";

  @Option(names = "--reason", required = true, description = "Why, for who reads the history.")
  private String reason = "";

  private final String verb;

  ToggleSwitch(Session session, String verb) {
    super(session);
    this.verb = verb;
  }

  /** What this command says beyond its reason. */
  abstract Map<String, Object> request();

  @Override
  public Integer call() {
    Map<String, Object> request = new LinkedHashMap<>(request());
    request.put("reason", reason);
    JsonNode toggle =
        gateway().post("/api/deploy/toggles/%s/%s".formatted(encoded(key), verb), request);
    print(
        toggle,
        () -> session().terminal().data("%s is %s".formatted(key, toggle.path("state").asText())));
    session().terminal().next("threeways toggle history " + key, "shows who changed it and why");
    return ExitCode.OK;
  }

  /** For everyone, or for one more. */
  @Command(
      name = "on",
      mixinStandardHelpOptions = true,
      description = "Switch on for everyone, or with --for for these too.")
  static final class On extends ToggleSwitch {
    @Option(
        names = "--for",
        paramLabel = "NAME=VALUE",
        description = "Only where the context says so, for example customer=ada.")
    private Map<String, String> whom = new LinkedHashMap<>();

    On(Session session) {
      super(session, "on");
    }

    @Override
    Map<String, Object> request() {
      return whom.isEmpty() ? Map.of() : Map.of("for", whom);
    }
  }

  /** For a share. */
  @Command(
      name = "ramp",
      mixinStandardHelpOptions = true,
      description = "Switch on for a share of all others. Who is in stays in while it grows.")
  static final class Ramp extends ToggleSwitch {
    @Option(names = "--percent", required = true, description = "0 to 100.")
    private int percent;

    Ramp(Session session) {
      super(session, "ramp");
    }

    @Override
    Map<String, Object> request() {
      return Map.of("percent", percent);
    }
  }

  /** The kill switch. */
  @Command(
      name = "off",
      mixinStandardHelpOptions = true,
      description = "Switch off for everyone, within a second.")
  static final class Off extends ToggleSwitch {
    Off(Session session) {
      super(session, "off");
    }

    @Override
    Map<String, Object> request() {
      return Map.of();
    }
  }
}

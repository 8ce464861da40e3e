package io.threeways.cli.toggle;

import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A toggle has done its work. */
@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Remove a toggle that no code asks for any more; its history stays.")
final class ToggleRemove extends Noun {
  @Parameters(index = "0", paramLabel = "TOGGLE", description = "Its key.")
  private String key = "";

  @Option(names = "--reason", required = true, description = "Why, for who reads the history.")
  private String reason = "";

  ToggleRemove(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    gateway().delete("/api/deploy/toggles/" + encoded(key) + "?reason=" + encoded(reason));
    session().terminal().next("threeways toggle history " + key, "still shows what it was");
    return ExitCode.OK;
  }
}

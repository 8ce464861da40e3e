package io.threeways.cli.pr;

import io.threeways.cli.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Gives a pull request up. */
@Command(
    name = "close",
    mixinStandardHelpOptions = true,
    description = "Close a pull request without merging it; its branch stays.")
final class PullClose extends PullNoun {
  @Option(names = "--reason", defaultValue = "", description = "Why, in one sentence.")
  private String reason = "";

  PullClose(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return ask("/close", Map.of("reason", reason), pull() + " is closed");
  }
}

package io.threeways.cli.pr;

import io.threeways.cli.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/** A draft is none any more. */
@Command(
    name = "ready",
    mixinStandardHelpOptions = true,
    description = "Say that a draft may be merged now.")
final class PullReady extends PullNoun {
  PullReady(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return ask("/ready", Map.of(), pull() + " is ready");
  }
}

package io.threeways.cli.pr;

import io.threeways.cli.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Sends a pull request to the merge queue. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    description = "Send a pull request to the merge queue, which lands it when its merge is green.")
final class PullMerge extends PullNoun {
  @Option(
      names = "--fix",
      description = "It repairs a broken main: it enters while the cord is pulled, before others.")
  private boolean fix;

  PullMerge(Session session) {
    super(session);
  }

  @Override
  public Integer call() {
    return ask(fix ? "/merge?fix=true" : "/merge", Map.of(), pull() + " is in the merge queue");
  }
}

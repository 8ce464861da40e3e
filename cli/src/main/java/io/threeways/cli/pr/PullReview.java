package io.threeways.cli.pr;

import io.threeways.cli.Session;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A peer's word on a pull request. */
@Command(
    name = "review",
    mixinStandardHelpOptions = true,
    description = "Review a pull request that others made.")
final class PullReview extends PullNoun {
  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  @Option(
      names = "--commit",
      description = "That was looked at, as 'pr show' says it; an approval needs it.")
  private @Nullable String commit;

  @Option(names = "--text", defaultValue = "", description = "Why, in Markdown.")
  private String text = "";

  PullReview(Session session) {
    super(session);
  }

  /** Exactly one. */
  static final class Verdict {
    @Option(names = "--approve", description = "It may be merged.")
    private boolean approve;

    @Option(names = "--request-changes", description = "It may not be merged like this.")
    private boolean requestChanges;

    @Option(names = "--comment", description = "Neither.")
    private boolean comment;

    String word() {
      return Map.of("approve", approve, "request_changes", requestChanges, "comment", comment)
          .entrySet()
          .stream()
          .filter(Map.Entry::getValue)
          .map(Map.Entry::getKey)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("one verdict is required"));
    }
  }

  @Override
  public Integer call() {
    if (verdict.approve && commit == null) {
      throw new Failure(
          ExitCode.USAGE,
          "an approval is of a commit: say --commit with the one that you looked at",
          "threeways pr show " + pull());
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("verdict", verdict.word());
    body.put("text", text);
    if (commit != null) {
      body.put("commit", commit);
    }
    return ask("/reviews", body, "reviewed " + pull());
  }
}

package io.threeways.build.pullrequest.http;

import io.threeways.build.pullrequest.Comment;
import io.threeways.build.pullrequest.OpenPullRequest;
import io.threeways.build.pullrequest.Review;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.problem.Value;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What clients send, and its parsing. */
final class PullBodies {
  static final String WORD = "build";

  /** Of a commit's id, as git abbreviates it. */
  private static final int FEWEST_DIGITS = 7;

  private PullBodies() {}

  /**
   * A branch to be proposed.
   *
   * @param title null: that of the newest commit
   */
  public record NewPull(
      @Nullable String repository,
      @Nullable String branch,
      @Nullable String title,
      @Nullable String text,
      boolean draft) {

    OpenPullRequest.Wanted parsed(int textLength) {
      String in = given(repository, "repository");
      String from = given(branch, "branch");
      return Value.parsed(
          WORD,
          () ->
              new OpenPullRequest.Wanted(
                  new RepositoryName(in),
                  new BranchName(from),
                  title,
                  bounded(text == null ? "" : text, textLength),
                  draft));
    }
  }

  /**
   * @param path null: about the whole
   * @param commit whose line it is; null: the newest
   */
  public record NewComment(
      @Nullable String text,
      @Nullable String path,
      @Nullable Integer line,
      @Nullable String commit) {

    String parsedText(int textLength) {
      String said = given(text, "text");
      return Value.parsed(WORD, () -> bounded(said, textLength));
    }

    Comment.@Nullable Place parsedPlace(Supplier<CommitSha> newest) {
      if (path == null && line == null && commit == null) {
        return null;
      }
      return Value.parsed(
          WORD,
          () ->
              new Comment.Place(
                  commit == null ? newest.get() : new CommitSha(commit),
                  path == null ? "" : path,
                  line == null ? 0 : line));
    }
  }

  /**
   * @param verdict {@code approve}, {@code request_changes} or {@code comment}
   * @param commit that was looked at, of the newest its first digits suffice; who approves names
   *     it, else null is the newest
   */
  public record NewReview(
      @Nullable String verdict, @Nullable String commit, @Nullable String text) {

    Review.Verdict parsedVerdict() {
      return switch (given(verdict, "verdict")) {
        case "approve" -> Review.Verdict.APPROVE;
        case "request_changes" -> Review.Verdict.REQUEST_CHANGES;
        case "comment" -> Review.Verdict.COMMENT;
        default ->
            throw PullProblems.malformed("a verdict is approve, request_changes or comment")
                .exception();
      };
    }

    CommitSha parsedCommit(CommitSha newest) {
      if (commit == null && parsedVerdict() == Review.Verdict.APPROVE) {
        throw PullProblems.malformed(
                "an approval is of a commit: say in 'commit' which one you looked at")
            .exception();
      }
      if (commit == null || commit.length() >= FEWEST_DIGITS && newest.text().startsWith(commit)) {
        return newest;
      }
      return Value.parsed(WORD, () -> earlier(commit, newest));
    }

    private static CommitSha earlier(String commit, CommitSha newest) {
      if (newest.text().length() > commit.length()) {
        throw new IllegalArgumentException(
            "the newest commit is %s by now: look at it, or name another one by all its digits"
                .formatted(newest.abbreviated()));
      }
      return new CommitSha(commit);
    }

    String parsedText(int textLength) {
      return Value.parsed(WORD, () -> bounded(text == null ? "" : text, textLength));
    }
  }

  /** Why it is given up. */
  public record Closing(@Nullable String reason) {}

  static <T> T given(@Nullable T value, String name) {
    if (value == null) {
      throw PullProblems.malformed("'%s' is missing".formatted(name)).exception();
    }
    return value;
  }

  private static String bounded(String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "a text has at most %d characters (threeways.build.pullrequest.text-length), not %d"
              .formatted(most, text.length()));
    }
    // PostgreSQL takes no NUL.
    return text.replace("\0", "");
  }
}

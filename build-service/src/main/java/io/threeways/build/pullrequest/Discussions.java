package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about pull requests; written with the pull request locked. */
public interface Discussions {
  /** Who speaks for the platform. */
  String US = "threeways";

  /** In the order in which it was said. */
  List<Comment> comments(ChangeId id);

  /** In the order in which they were given. */
  List<Review> reviews(ChangeId id);

  /**
   * @param place null: the whole
   */
  Comment say(
      ChangeId id,
      Comment.Voice voice,
      String author,
      Comment.@Nullable Place place,
      String text,
      Instant at);

  /** Another text for a comment that there is. */
  void rewrite(ChangeId id, int comment, String text, Instant at);

  void review(ChangeId id, Review review);
}

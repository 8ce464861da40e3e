package io.threeways.build.pullrequest.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.threeways.build.pullrequest.Comment;
import io.threeways.build.pullrequest.Review;
import io.threeways.build.pullrequest.ShowPullRequest;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a pull request.
 *
 * @param authors who made it, whoever opened it first: none of them is its peer
 * @param pair whether more than one wrote it together
 * @param missing before it may be merged; sentences
 */
public record DiscussionView(
    List<String> authors,
    boolean pair,
    List<String> missing,
    List<CommitView> commits,
    List<ReviewView> reviews,
    List<CommentView> comments) {

  /** One of its commits. */
  public record CommitView(String id, String title, String author) {}

  /**
   * @param verdict {@code approve}, {@code request_changes} or {@code comment}
   * @param stale it is of a commit that is not the newest any more
   */
  public record ReviewView(
      String reviewer, String verdict, String commit, boolean stale, String text, Instant at) {

    static ReviewView of(Review review, boolean stale) {
      return new ReviewView(
          review.reviewer(),
          word(review.verdict()),
          review.commit().text(),
          stale,
          review.text(),
          review.at());
    }
  }

  /**
   * @param voice {@code person}, {@code note} (of what happened) or {@code bot}
   * @param path null when it is about the whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record CommentView(
      int number,
      String voice,
      String author,
      @Nullable String commit,
      @Nullable String path,
      @Nullable Integer line,
      String text,
      Instant at,
      @Nullable Instant editedAt) {

    static CommentView of(Comment comment) {
      Comment.Place place = comment.place();
      return new CommentView(
          comment.number(),
          word(comment.voice()),
          comment.author(),
          place == null ? null : place.commit().text(),
          place == null ? null : place.path(),
          place == null ? null : place.line(),
          comment.text(),
          comment.at(),
          comment.editedAt());
    }
  }

  static DiscussionView of(ShowPullRequest.Shown shown) {
    return new DiscussionView(
        shown.authors().names(),
        shown.authors().isPair(),
        shown.missing(),
        shown.authors().commits().stream()
            .map(
                commit ->
                    new CommitView(
                        commit.sha().text(),
                        commit.authorship().title(),
                        commit.authorship().author().toString()))
            .toList(),
        shown.reviews().stream()
            .map(
                review ->
                    ReviewView.of(
                        review, !review.commit().equals(shown.pullRequest().proposal().commit())))
            .toList(),
        shown.comments().stream().map(CommentView::of).toList());
  }

  private static String word(Enum<?> label) {
    return label.name().toLowerCase(Locale.ROOT);
  }
}

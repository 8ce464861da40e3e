package io.threeways.build.release.http;

import io.threeways.build.release.ReleaseBranch;
import io.threeways.build.release.ReleaseBranch.Pick;
import io.threeways.build.repository.CommitSha;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A release branch.
 *
 * @param commit where it stands
 * @param picks what entered it since it was cut, the newest first
 * @param waiting how many of them main does not have
 */
public record ReleaseView(String branch, String commit, List<PickView> picks, int waiting) {

  /**
   * @param author {@code Name <mail>}
   * @param source the same work on another branch; null when none has it any more
   * @param onMain false while it waits to return there
   */
  public record PickView(
      String commit, String title, String author, @Nullable String source, boolean onMain) {}

  static ReleaseView of(ReleaseBranch branch) {
    return new ReleaseView(
        branch.name().text(),
        branch.head().text(),
        branch.picks().stream().map(ReleaseView::pick).toList(),
        branch.waiting().size());
  }

  private static PickView pick(Pick pick) {
    return new PickView(
        pick.commit().sha().text(),
        pick.commit().authorship().title(),
        pick.commit().authorship().author().toString(),
        pick.source().map(CommitSha::text).orElse(null),
        pick.onMain());
  }
}

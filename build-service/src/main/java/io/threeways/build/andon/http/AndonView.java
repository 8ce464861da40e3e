package io.threeways.build.andon.http;

import io.threeways.build.andon.Breakage;
import io.threeways.build.andon.Cord;
import io.threeways.build.andon.Notices;
import io.threeways.build.andon.Pull;
import io.threeways.build.andon.SwarmMember;
import io.threeways.build.repository.BranchName;
import io.threeways.pipeline.report.FailedTest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cord as a client sees it. What does not apply to its state is null.
 *
 * @param state released or pulled
 * @param pull counts the repository's pulls; when released how often it was pulled
 * @param by who broke main, or who pulled it by hand
 * @param foreign another tool's run that is red
 * @param swarm who is on it, in the order in which they came
 */
public record AndonView(
    String repository,
    String branch,
    String state,
    long pull,
    @Nullable Instant since,
    @Nullable String by,
    @Nullable String reason,
    @Nullable String commit,
    @Nullable String change,
    @Nullable String build,
    @Nullable String stage,
    @Nullable FailedTest test,
    @Nullable URI foreign,
    @Nullable UUID chain,
    List<SwarmMemberView> swarm,
    @Nullable NoticesView notices) {

  /** Somebody who is on it. */
  public record SwarmMemberView(String member, Instant joinedAt) {
    static SwarmMemberView of(SwarmMember one) {
      return new SwarmMemberView(one.member(), one.joinedAt());
    }
  }

  /** How many targets know of it. */
  public record NoticesView(int told, int waiting, int givenUp) {}

  static AndonView of(Cord.Released cord) {
    return new AndonView(
        cord.repository().text(),
        BranchName.MAIN.text(),
        "released",
        cord.pulls(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null);
  }

  static AndonView of(Cord.Pulled cord, Notices.Tally tally) {
    Pull pull = cord.pull();
    Breakage breakage = pull.breakage();
    Breakage.RedBuild red = breakage instanceof Breakage.RedBuild build ? build : null;
    return new AndonView(
        cord.repository().text(),
        BranchName.MAIN.text(),
        "pulled",
        pull.number(),
        pull.at(),
        pull.by(),
        pull.reason(),
        breakage.commit().text(),
        Objects.toString(breakage.change(), null),
        red == null ? null : red.build().toString(),
        red == null ? null : red.stage(),
        breakage.test(),
        breakage instanceof Breakage.ForeignRun foreign ? foreign.run() : null,
        pull.chain(),
        cord.swarm().stream().map(SwarmMemberView::of).toList(),
        new NoticesView(tally.told(), tally.waiting(), tally.givenUp()));
  }
}

package io.threeways.build.webhook;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.FollowRemote;
import io.threeways.build.repository.Remotes.Fetched;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Brings a mirror's branches to where its remote's were found. */
@ApplicationScoped
public class ApplyFetch {
  private final Mirrors mirrors;
  private final FollowRemote followRemote;
  private final MirrorLimits limits;
  private final Clock clock;

  ApplyFetch(
      Mirrors mirrors,
      FollowRemote followRemote,
      MirrorLimits limits,
      @Named("build-clock") Clock clock) {
    this.mirrors = mirrors;
    this.followRemote = followRemote;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * The moves and the fetch's end are one transaction: who was overtaken by another fetch, which
   * may have seen a newer state, moves nothing.
   */
  @Transactional(rollbackOn = IOException.class)
  public void apply(Fetch fetch, Fetched fetched) throws IOException {
    if (!mirrors.holds(fetch)) {
      return;
    }
    followRemote.follow(fetch.repository(), fetched.branches(), move -> pusher(fetch, move));
    Instant now = clock.instant();
    String remark = fetched.remarks().isEmpty() ? null : String.join("; ", fetched.remarks());
    mirrors.fetched(fetch, now, remark, now.plus(limits.interval()));
  }

  @Transactional
  public void fail(Fetch fetch, String why) {
    if (mirrors.holds(fetch)) {
      mirrors.failed(fetch, why, clock.instant().plus(limits.retry()));
    }
  }

  /** Nobody told when a call was lost, and of deletions and forced moves of others. */
  private String pusher(Fetch fetch, BranchMove move) {
    CommitSha to = move.to();
    Optional<String> told =
        to == null ? Optional.empty() : mirrors.pusher(fetch.repository(), move.branch(), to);
    return told.orElseGet(() -> "somebody at " + fetch.remote().getHost());
  }
}

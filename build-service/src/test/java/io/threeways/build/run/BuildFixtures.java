package io.threeways.build.run;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Builds for tests. */
public final class BuildFixtures {
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  public static final RepositoryName SHOP = new RepositoryName("shop");
  static final Duration LEASE = Duration.ofSeconds(10);

  private BuildFixtures() {}

  public static CommitSha anyCommit() {
    return new CommitSha("0123456789abcdef0123456789abcdef01234567");
  }

  static UUID event(int number) {
    return new UUID(0x0000_0000_0000_7000L, number);
  }

  public static Build.Queued aQueuedBuild(BuildId id, ChangeId change) {
    return Build.Queued.first(
        new Origin(
            id, change, event(100), BranchName.MAIN, anyCommit(), null, "Add a basket", NOON),
        event(1));
  }

  static Build.Queued aQueuedBuild() {
    return aQueuedBuild(new BuildId(SHOP, 42), new ChangeId(SHOP, 7));
  }

  public static Build.Running aRunningBuild() {
    return aQueuedBuild().start(NOON, LEASE, event(2));
  }

  /** Of a minute. */
  public static Build.Passed aPassedBuild(BranchName branch) {
    Origin origin =
        new Origin(
            new BuildId(SHOP, 42),
            new ChangeId(SHOP, 7),
            event(100),
            branch,
            anyCommit(),
            null,
            "Add a basket",
            NOON);
    return Build.Queued.first(origin, event(1))
        .start(NOON, LEASE, event(2))
        .pass(NOON.plusSeconds(60), event(3));
  }
}

package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.LEASE;
import static io.threeways.build.run.BuildFixtures.NOON;
import static io.threeways.build.run.BuildFixtures.anyCommit;
import static io.threeways.build.run.BuildFixtures.event;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.RepositoryName;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.FailedTest;
import io.threeways.pipeline.run.FailedRuns;
import io.threeways.pipeline.run.StageResult;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What every {@link Builds} must do. */
abstract class BuildsContract {
  private static final Stage UNIT =
      new Stage(
          "unit",
          "true",
          List.of(),
          null,
          null,
          Duration.ofMinutes(1),
          0,
          Network.NONE,
          Environment.BUILD,
          null,
          null);

  abstract Builds builds();

  /** A change of a fresh repository, which exists. */
  abstract ChangeId aChange();

  abstract <T> T inTransaction(Supplier<T> work);

  @Test
  void buildsAreCountedPerRepository() {
    RepositoryName one = aChange().repository();
    RepositoryName other = aChange().repository();

    assertThat(inTransaction(() -> builds().next(one)).number()).isEqualTo(1);
    assertThat(inTransaction(() -> builds().next(one)).number()).isEqualTo(2);
    assertThat(inTransaction(() -> builds().next(other)).number()).isEqualTo(1);
  }

  @Test
  void everyStateIsReadAsItWasWritten() {
    Build.Queued queued = aBuild();
    Build.Running running = queued.start(NOON, LEASE, event(2));
    Cause cause =
        new Cause(
            Cause.Fault.CODE,
            "unit",
            "1 of 2 tests failed",
            1,
            List.of(new FailedTest("CartTest", "adds", "3 is not 4", "CartTest.java", 7)),
            List.of("src/Cart.java"));

    for (Build state :
        List.of(
            running,
            running.renew(NOON.plusSeconds(20)),
            running.stopFor("cancelled by ada"),
            running.retry(NOON.plusSeconds(9)),
            running.pass(NOON.plusSeconds(5), event(3)),
            running.fail(cause, NOON.plusSeconds(5), event(3)),
            running.cancel(NOON.plusSeconds(5), event(3)))) {
      inTransaction(
          () -> {
            builds().save(state);
            return state;
          });
      assertThat(builds().find(queued.id())).contains(state);
    }
  }

  @Test
  void aChangesCommitIsFoundAsTheBuildThatItHas() {
    Build.Queued build = aBuild();

    assertThat(builds().of(build.origin().change(), anyCommit())).contains(build.id());
    assertThat(builds().of(aChange(), anyCommit())).isEmpty();
  }

  @Test
  void whatIsDueIsClaimedOnceAndNotBefore() {
    Build.Queued build = aBuild();

    assertThat(claim(build, -1)).isFalse();
    assertThat(claim(build, 0)).isTrue();
    inTransaction(
        () -> {
          builds().save(build.start(NOON, LEASE, event(2)));
          return build;
        });
    assertThat(claim(build, 9)).isFalse();
  }

  @Test
  void aBuildWhoseDriverShowsNoSignOfLifeIsClaimedAgain() {
    Build.Queued build = aBuild();
    inTransaction(
        () -> {
          builds().save(build.start(NOON, LEASE, event(2)));
          return build;
        });

    assertThat(claim(build, 10)).isTrue();
  }

  @Test
  void whatHasEndedIsNotClaimed() {
    Build.Queued build = aBuild();
    inTransaction(
        () -> {
          builds().save(build.start(NOON, LEASE, event(2)).pass(NOON, event(3)));
          return build;
        });

    assertThat(claim(build, 1000)).isFalse();
  }

  @Test
  void listsTheNewestFirstAndWhatIsAskedFor() {
    Build.Queued build = aBuild();
    RepositoryName repository = build.id().repository();

    assertThat(builds().list(new Builds.Filter(repository, null, null, 10))).containsExactly(build);
    assertThat(builds().list(new Builds.Filter(repository, BranchName.MAIN, anyCommit(), 10)))
        .containsExactly(build);
    assertThat(builds().list(new Builds.Filter(repository, new BranchName("other"), null, 10)))
        .isEmpty();
    assertThat(builds().list(new Builds.Filter(null, null, null, 0))).isEmpty();
  }

  @Test
  void whatABuildLeftIsKept() {
    Build.Queued build = aBuild();
    Product product = new Product("sha256:" + "a".repeat(64), 7);
    assertThat(builds().kept(build.id())).isEmpty();

    inTransaction(
        () -> {
          builds().keep(build.id(), product);
          return build;
        });

    assertThat(builds().kept(build.id())).contains(product);
  }

  @Test
  void aStageIsRecordedOnceForEachAttempt() {
    Build.Queued build = aBuild();
    StageRecord begun = StageRecord.begun(1, 0, UNIT, NOON);
    StageRecord ended =
        begun.ended(new StageResult.Failed(UNIT, Duration.ofMillis(1500), null, "exit code 1", 1));
    StageRecord again = StageRecord.begun(2, 0, UNIT, NOON);

    inTransaction(
        () -> {
          builds().put(build.id(), begun);
          builds().put(build.id(), ended);
          builds().put(build.id(), again);
          return build;
        });

    assertThat(builds().stages(build.id())).containsExactly(ended, again);
  }

  @Test
  void whatFailedBeforeAStageRanAgainIsKeptAndIsFlakyOnceItPassed() {
    Build.Queued build = aBuild();
    FailedTest adds = new FailedTest("CartTest", "adds", "3 is not 4", "CartTest.java", 7);
    FailedTest empties = new FailedTest("CartTest", "empties", "1 is not 0", null, null);
    StageRecord once =
        StageRecord.begun(1, 0, UNIT, NOON)
            .after(new FailedRuns(1, Duration.ofSeconds(2), List.of(adds)));
    StageRecord twice =
        once.after(new FailedRuns(2, Duration.ofSeconds(5), List.of(adds, empties)));
    StageRecord passed =
        twice.ended(
            new StageResult.Passed(UNIT, Duration.ofSeconds(7), null, List.of(adds, empties)));

    for (StageRecord record : List.of(once, twice, passed)) {
      inTransaction(
          () -> {
            builds().put(build.id(), record);
            return build;
          });
      assertThat(builds().stages(build.id())).containsExactly(record);
    }
    assertThat(twice.flaky()).isEmpty();
    assertThat(passed.flaky()).containsExactly(adds, empties);
  }

  private Build.Queued aBuild() {
    return inTransaction(
        () -> {
          ChangeId change = aChange();
          Build.Queued build =
              BuildFixtures.aQueuedBuild(builds().next(change.repository()), change);
          builds().add(build);
          return build;
        });
  }

  private boolean claim(Build build, long secondsAfterNoon) {
    return inTransaction(
        () ->
            builds()
                .claimable(NOON.plusSeconds(secondsAfterNoon))
                .map(Build::id)
                .filter(build.id()::equals)
                .isPresent());
  }
}

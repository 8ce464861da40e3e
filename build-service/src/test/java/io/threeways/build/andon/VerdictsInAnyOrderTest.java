package io.threeways.build.andon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildId;
import io.threeways.build.run.Cause;
import io.threeways.build.run.Origin;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Builds end in another order than their commits came: what is told of old ones moves nothing. */
@QuarkusTest
@RealParts("build")
class VerdictsInAnyOrderTest {
  private static final Witness JENKINS = new Witness("jenkins/shop");
  private static final URI RUN = URI.create("https://ci.example.org/runs/7");

  @Inject Cords cords;
  @Inject FollowMain followMain;
  @Inject PullCord pullCord;
  @Inject ReleaseCord releaseCord;
  @Inject HeedForeignRun heedForeignRun;
  @Inject EarlyVerdicts early;
  @Inject Notices notices;
  private PushedShop shop;
  private final CommitSha[] commits = new CommitSha[4];

  /** Three commits on main, the changes 1 to 3, without a pipeline: the test says how they end. */
  @BeforeEach
  void push() {
    shop = PushedShop.empty();
    for (int number = 1; number <= 3; number++) {
      commits[number] = new CommitSha(shop.git().file("a", "" + number).commit("Change " + number));
      shop.pushed("main");
    }
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void theGreenBuildOfAnOlderCommitReleasesNothing() {
    red(2);

    green(1);

    assertThat(pulled().pull().breakage().commit()).isEqualTo(commits[2]);
    green(3);
    assertThat(cord()).isInstanceOf(Cord.Released.class);
  }

  @Test
  void theRedBuildOfAnOlderCommitPullsNothingWhenANewerOneIsGreen() {
    green(3);

    red(2);

    assertThat(cord()).isEqualTo(new Cord.Released(repository(), 0));
  }

  @Test
  void anOlderGreenBuildDoesNotMakeTheNewerOneForgotten() {
    green(3);
    green(1);

    red(2);

    assertThat(cord()).isInstanceOf(Cord.Released.class);
  }

  @Test
  void theFirstWhoBrokeItStandsAndASecondBreakPullsAgain() {
    red(1);
    red(2);
    assertThat(pulled().pull().breakage().commit()).isEqualTo(commits[1]);
    green(2);

    red(3);

    assertThat(pulled().pull().number()).isEqualTo(2);
    assertThat(pulled().pull().breakage().commit()).isEqualTo(commits[3]);
  }

  @Test
  void whatAPersonSawIsNotContradictedByTheBuildOfTheSameCommit() {
    pullCord.byHand(repository(), "ada", "prices are wrong");

    green(3);

    assertThat(pulled().pull().by()).isEqualTo("ada");
  }

  @Test
  void anotherToolsRunIsReleasedByThatToolOnlyAndByNoOlderCommit() {
    assertThat(pullCord.byForeignRun(repository(), JENKINS, RUN, commits[2], "system tests failed"))
        .isInstanceOf(PullCord.Result.Pulled.class);

    green(3);
    releaseCord.byForeignRun(repository(), new Witness("other"), RUN, commits[3]);
    releaseCord.byForeignRun(repository(), JENKINS, RUN, commits[1]);

    assertThat(pulled().pull().breakage()).isInstanceOf(Breakage.ForeignRun.class);
    assertThat(releaseCord.byForeignRun(repository(), JENKINS, RUN, commits[3])).isPresent();
    assertThat(cord()).isInstanceOf(Cord.Released.class);
  }

  @Test
  void anotherToolsRunOfACommitThatMainDoesNotContainPullsNothing() {
    CommitSha elsewhere = notOnMain("b");
    shop.pushed("main:basket");

    heedForeignRun.heed(red(elsewhere));

    assertThat(cord()).isInstanceOf(Cord.Released.class);
    assertThat(early.of(repository())).hasSize(1);
  }

  @Test
  void itIsHeededWhenMainHasTheCommit() {
    CommitSha coming = notOnMain("b");
    heedForeignRun.heed(red(coming));
    heedForeignRun.heed(red(coming));

    shop.pushed("main");

    assertThat(pulled().pull().breakage().commit()).isEqualTo(coming);
    assertThat(pulled().pull().reason()).isEqualTo("system tests failed");
    assertThat(early.of(repository())).isEmpty();
  }

  @Test
  void whatIsGreenBeforeItCameIsGreenAndMakesNothingForgotten() {
    heedForeignRun.heed(green(commits[3]));
    CommitSha coming = notOnMain("b");
    heedForeignRun.heed(red(coming));
    heedForeignRun.heed(green(coming));
    heedForeignRun.heed(red(coming));
    heedForeignRun.heed(red(commits[2]));
    assertThat(cord()).as("a newer commit that main has is green").isEqualTo(never());

    shop.pushed("main");

    assertThat(cord()).isEqualTo(never());
    assertThat(early.of(repository())).isEmpty();
  }

  @Test
  void earlyVerdictsAreBoundedByAgeAndNumber() {
    Instant heard = Instant.parse("2026-11-27T10:00:00Z");
    for (int number = 1; number <= 3; number++) {
      early.keep(red(new CommitSha("0".repeat(39) + number)), heard.plusSeconds(number));
    }

    early.forget(repository(), heard, 2);
    assertThat(early.of(repository()))
        .extracting(run -> run.commit().text().charAt(39))
        .containsExactly('2', '3');
    early.forget(repository(), heard.plusSeconds(3), 2);
    assertThat(early.of(repository()))
        .extracting(run -> run.commit().text().charAt(39))
        .containsExactly('3');
  }

  @Test
  void aNoticeIsTakenByOneAtATimeAndAnsweredForByTheLastWhoTookIt() {
    Cord.Pulled cord = ((PullCord.Result.Pulled) pullCord.byHand(repository(), "ada", "x")).cord();
    // Far in the future: the process's own tellers leave it alone.
    Instant due = Instant.parse("2200-01-01T00:00:00Z");
    Notice notice =
        new Notice(
            UUID.randomUUID(),
            repository(),
            cord.pull().number(),
            Notice.Occasion.PULLED,
            Target.of("webhook", "https://example.org/" + shop.name()),
            "subject",
            "text");
    notices.add(notice, due);
    notices.add(notice, due);

    Notices.Taken first = notices.take(due, due.plusSeconds(60)).orElseThrow();
    assertThat(notices.take(due, due.plusSeconds(60))).isEmpty();
    Notices.Taken second = notices.take(due.plusSeconds(60), due.plusSeconds(120)).orElseThrow();
    notices.again(first, due, "the first teller wakes up");

    assertThat(first.notice()).isEqualTo(notice).isEqualTo(second.notice());
    assertThat(second.epoch()).isGreaterThan(first.epoch());
    assertThat(notices.take(due.plusSeconds(60), due.plusSeconds(120))).isEmpty();
    notices.told(second, due);
    assertThat(notices.tally(repository(), cord.pull().number()))
        .isEqualTo(new Notices.Tally(1, 0, 0));
  }

  /** The next one of main, not pushed. */
  private CommitSha notOnMain(String file) {
    return new CommitSha(shop.git().file(file, "1").commit("Come later"));
  }

  private ForeignRun red(CommitSha commit) {
    return new ForeignRun.Red(repository(), commit, JENKINS, RUN, "system tests failed");
  }

  private ForeignRun green(CommitSha commit) {
    return new ForeignRun.Green(repository(), commit, JENKINS, RUN);
  }

  private Cord never() {
    return new Cord.Released(repository(), 0);
  }

  private RepositoryName repository() {
    return new RepositoryName(shop.name());
  }

  private Cord cord() {
    return cords.of(repository());
  }

  private Cord.Pulled pulled() {
    assertThat(cord()).isInstanceOf(Cord.Pulled.class);
    return (Cord.Pulled) cord();
  }

  private void red(int number) {
    Cause cause = new Cause(Cause.Fault.CODE, "unit", "exit code 1", 1, List.of(), List.of());
    Instant now = Instant.now();
    Build.Failed failed =
        new Build.Failed(origin(number, now), 1, now, now, cause, UUID.randomUUID());
    QuarkusTransaction.requiringNew().run(() -> followMain.failed(failed));
  }

  private void green(int number) {
    Instant now = Instant.now();
    Build.Passed passed = new Build.Passed(origin(number, now), 1, now, now, UUID.randomUUID());
    QuarkusTransaction.requiringNew().run(() -> followMain.passed(passed));
  }

  private Origin origin(int number, Instant now) {
    return new Origin(
        new BuildId(repository(), number),
        new ChangeId(repository(), number),
        UUID.randomUUID(),
        BranchName.MAIN,
        commits[number],
        null,
        "Change " + number,
        now);
  }
}

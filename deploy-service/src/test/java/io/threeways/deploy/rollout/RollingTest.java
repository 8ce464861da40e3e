package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.ROLLING;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.aJudgement;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.rollout.Judgement.Verdict;
import io.threeways.deploy.rollout.Rollout.Draining;
import io.threeways.deploy.rollout.Rollout.Failed;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Over;
import io.threeways.deploy.rollout.Rollout.RolledBack;
import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.WrittenRoute;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Four servers that give way to four others, one after the other. */
class RollingTest {
  private final World world = World.running(ROLLING, 4);
  private final UUID old = world.current().id();

  @Test
  void anOldServerLosesItsTrafficBeforeItEnds() {
    publish(ROLLING, "healthy");

    assertThat(world.current().rollout()).isInstanceOf(Draining.class);
    assertThat(world.route().stable().endpoints()).hasSize(3);
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void itsSuccessorStartsWhenItHasEnded() {
    publish(ROLLING, "healthy");

    world.until(OnTrial.class);

    assertThat(world.candidate().weight()).isEqualTo(25);
    assertThat(world.candidate().endpoints()).hasSize(1);
    assertThat(world.servers.alive()).hasSize(4).doesNotContain(new ServerName(old, 0));
  }

  @Test
  void everyServerIsReplacedAndNeverMoreThanOneIsAway() {
    publish(ROLLING, "healthy");

    world.until(Finished.class);

    assertThat(weights()).containsExactly(0, 25, 33, 50, 67, 75, 100);
    assertThat(serving()).allMatch(count -> count >= 3);
    assertThat(world.servers.alive())
        .hasSize(4)
        .allMatch(name -> name.deployment().equals(world.current().id()));
    assertThat(world.route().stable().endpoints()).hasSize(4);
  }

  @Test
  void aThirdServerThatFailsItsCheckRollsTheOthersBackAndLeavesTheFourthAlone() {
    publish(ROLLING, "third-unwell");

    world.until(RolledBack.class);

    assertThat(((RolledBack) world.current().rollout()).reason().words())
        .contains("/health answered 503");
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.route().stable().endpoints()).hasSize(4).allMatch(world.servers::answers);
    assertThat(world.route().candidate()).isNull();
    assertThat(serving()).allMatch(count -> count >= 3);
    assertThat(world.current().history())
        .filteredOn(moment -> moment.state().equals("Restoring"))
        .extracting(Moment::weight)
        .containsExactly(67);
    assertThat(world.servers.alive())
        .containsExactlyInAnyOrder(
            new ServerName(old, 3),
            new ServerName(old, 4),
            new ServerName(old, 5),
            new ServerName(old, 6));
  }

  @Test
  void aFirstServerThatFailsHasNeverHadTraffic() {
    publish(ROLLING, "exits");

    world.until(Failed.class);
    world.settleAfter(LIMITS.replacement());

    assertThat(world.route().stable().endpoints()).hasSize(4).allMatch(world.servers::answers);
    assertThat(weights()).containsOnly(0);
  }

  @Test
  void aVerdictTakesAllTrafficBackAtOnceEvenWhileServersAreReplaced() {
    publish(ROLLING, "healthy");
    world.until(OnTrial.class);
    world.until(Draining.class);

    world.judgements.heed(SHOP, aJudgement(world.current(), Verdict.ROLLBACK));

    assertThat(world.candidate().weight()).isZero();
    world.until(RolledBack.class);
    world.settleAfter(LIMITS.replacement());
    assertThat(world.route().stable().endpoints()).hasSize(4).allMatch(world.servers::answers);
  }

  @Test
  void aVerdictThatItIsWellNeedNotWaitForTheDeadline() {
    publish(ROLLING, "healthy");
    world.until(OnTrial.class);

    world.judgements.heed(SHOP, aJudgement(world.current(), Verdict.PROMOTE));

    assertThat(world.current().rollout()).isInstanceOf(Draining.class);
  }

  @Test
  void aNewServerThatDiesEndsTheUpdate() {
    publish(ROLLING, "healthy");
    world.until(OnTrial.class);
    world.servers.kill(new ServerName(world.current().id(), 0));

    world.until(RolledBack.class);
    world.settleAfter(LIMITS.replacement());

    assertThat(world.route().stable().endpoints()).hasSize(4).allMatch(world.servers::answers);
  }

  @Test
  void abortedWhileTheFirstDrainsNothingIsLost() {
    publish(ROLLING, "healthy");

    world.commands.abort(world.current().id(), "ada");
    world.settleAfter(LIMITS.replacement());

    assertThat(world.current().rollout()).isInstanceOf(Failed.class);
    assertThat(world.route().stable().endpoints()).hasSize(4).allMatch(world.servers::answers);
  }

  @Test
  void aBatchIsReplacedAtOnce() {
    publish(new Strategy.Rolling(2, ROLLING.pacing()), "healthy");

    world.until(Finishing.class);

    assertThat(weights()).containsExactly(0, 50, 100);
    assertThat(serving()).allMatch(count -> count >= 2);
  }

  @Test
  void aRestartReplacesTheServersOfTheSameArtifact() {
    var result = world.requests.restart(SHOP, "ada");

    world.until(OnTrial.class);
    world.until(Over.class);

    assertThat(result).isInstanceOf(CommandResult.Done.class);
    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.current().carried().changes()).isEmpty();
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.servers.alive()).hasSize(4).noneMatch(name -> name.deployment().equals(old));
  }

  @Test
  void aRestartIsRollingWhateverThePlanSays() {
    World canary = World.running();
    canary.requests.restart(SHOP, "ada");

    canary.until(OnTrial.class);

    assertThat(canary.candidate().weight()).isEqualTo(50);
    assertThat(canary.candidate().endpoints()).hasSize(1);
  }

  private void publish(Strategy strategy, String command) {
    world.publish(Fixtures.by(strategy, 4, anArtifact(2, command)));
    world.settle();
  }

  /** The candidate's, in the order in which they were entered. */
  private List<Integer> weights() {
    List<Integer> weights = new ArrayList<>();
    for (Moment moment : world.current().history()) {
      if (weights.isEmpty() || weights.getLast() != moment.weight()) {
        weights.add(moment.weight());
      }
    }
    return weights;
  }

  /** How many servers had traffic, in every route since the first version was there. */
  private List<Integer> serving() {
    return world.routes.stream()
        .map(WrittenRoute::route)
        .map(
            route -> {
              Route.Candidate candidate = route.candidate();
              int beside =
                  candidate == null || candidate.weight() == 0 ? 0 : candidate.endpoints().size();
              return route.stable().endpoints().size() + beside;
            })
        .toList();
  }
}

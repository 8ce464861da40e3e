package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.BLUE_GREEN;
import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.aJudgement;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.rollout.CommandResult.Done;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.StartingServers;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Two colours: users move in steps, and back at once while the other one is warm. */
class BlueGreenTest {
  private final World world = World.running(BLUE_GREEN, 2);

  @Test
  void usersMoveInStepsBesideTheOldColour() {
    publish(2);

    assertThat(world.candidate().weight()).isEqualTo(10);
    assertThat(world.route().stable().endpoints()).hasSize(2);
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void theOldColourStaysWarmAfterTheSwitch() {
    switched();

    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.route().stable().artifact()).endsWith("2");
    assertThat(world.route().candidate()).isNull();
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void allUsersReturnToTheOldColourWithoutANewServer() {
    switched();
    int starts = world.servers.starts();

    CommandResult result = world.commands.back(SHOP, "ada");
    world.settle();

    assertThat(result).isInstanceOf(Done.class);
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.route().stable().endpoints()).hasSize(2).allMatch(world.servers::answers);
    assertThat(world.servers.starts()).isEqualTo(starts);
    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.current().carried().changes()).isEmpty();
  }

  @Test
  void theColoursChangePlacesAsOftenAsOneLikes() {
    switched();
    int starts = world.servers.starts();
    world.commands.back(SHOP, "ada");
    world.settle();

    world.commands.back(SHOP, "ada");
    world.settle();

    assertThat(world.route().stable().artifact()).endsWith("2");
    assertThat(world.servers.starts()).isEqualTo(starts);
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void backDuringTheStepsTakesTheTrafficInTheSameTransaction() {
    publish(2);

    world.commands.back(SHOP, "ada");

    assertThat(world.candidate().weight()).isZero();
  }

  @Test
  void theOldColourEndsWhenItsTimeIsOver() {
    switched();

    world.settleAfter(Duration.ofMinutes(10));

    assertThat(world.servers.alive()).hasSize(2);
    assertThat(world.application().standby()).isNull();
  }

  @Test
  void afterThatTheWayBackStartsNewServers() {
    switched();
    world.settleAfter(Duration.ofMinutes(10));
    int starts = world.servers.starts();

    world.commands.back(SHOP, "ada");
    world.settleAfter(LIMITS.drain());

    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.servers.starts()).isEqualTo(starts + 2);
  }

  @Test
  void theNextRolloutTakesThePlaceOfTheOldColour() {
    switched();
    Set<ServerName> old = standbyServers();

    publish(3);

    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
    assertThat(world.servers.alive()).hasSize(4).doesNotContainAnyElementsOf(old);
  }

  @Test
  void aServerThatDiesWhileItStandsByIsReplaced() {
    switched();
    ServerName dead = standbyServers().iterator().next();
    world.clock.advance(LIMITS.replacement());
    world.servers.kill(dead);

    world.settleAfter(LIMITS.replacement());

    assertThat(standbyServers()).hasSize(2).doesNotContain(dead);
    assertThat(world.servers.alive()).containsAll(standbyServers());
  }

  @Test
  void anOldColourThatIsNotWellAnyMoreGetsNoTraffic() {
    switched();
    standbyServers().forEach(world.servers::sicken);
    world.commands.back(SHOP, "ada");

    world.settleAfter(LIMITS.drain());

    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.route().stable().endpoints()).hasSize(2).allMatch(world.servers::answers);
    assertThat(world.current().history())
        .extracting(Moment::state)
        .containsSubsequence("Returning", "StartingServers", "Finished");
  }

  @Test
  void anyProcessThatTakesOverReturnsToTheOldColourAsWell() {
    switched();
    world.commands.back(SHOP, "ada");
    world.restart();

    world.settle();

    assertThat(world.route().stable().artifact()).endsWith("1");
  }

  @Test
  void theStateOfAReturnThatStartsAnewHasNoTraffic() {
    var returning =
        new Rollout.Returning(Objects.requireNonNull(world.application().stable()).servers());
    var course = Course.direct(BLUE_GREEN, 2);

    Rollout next = returning.unwell(course, world.clock.instant(), LIMITS);

    assertThat(next).isInstanceOf(StartingServers.class);
    assertThat(Weight.of(next)).isZero();
  }

  private void publish(long number) {
    world.publish(Fixtures.by(BLUE_GREEN, 2, anArtifact(number, "healthy")));
    world.settle();
  }

  private void switched() {
    publish(2);
    world.judgements.heed(SHOP, aJudgement(world.current(), Judgement.Verdict.PROMOTE));
    world.settle();
  }

  private Set<ServerName> standbyServers() {
    Version version = Objects.requireNonNull(world.application().standby()).version();
    UUID fleet = version.fleet();
    return Set.copyOf(
        version.servers().stream().map(server -> new ServerName(fleet, server.index())).toList());
  }
}

package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.NOON;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.deploy.rollout.CommandResult.Done;
import io.threeways.deploy.rollout.CommandResult.Refused;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What has to be passed before anything begins. */
class GateTest {
  private static final Instant TUESDAY_EVENING = Instant.parse("2026-03-03T18:00:00Z");
  private static final Instant WEDNESDAY_MORNING = Instant.parse("2026-03-04T07:00:00Z");

  private final World world = World.running();

  @Test
  void nothingBeginsWhileTheEnvironmentIsFrozen() {
    frozen();

    Hold hold = hold();
    assertThat(hold.gate()).isEqualTo("freeze");
    assertThat(hold.opens()).isEqualTo(WEDNESDAY_MORNING);
    assertThat(hold.reason())
        .contains("2026-03-04T08:00", "Europe/Berlin", waiting().id().toString());
    assertThat(world.servers.alive()).hasSize(2);
  }

  @Test
  void theWorldIsToldOfAHoldOnce() {
    frozen();

    world.settleAfter(Duration.ofMinutes(1));

    assertThat(world.holds).containsExactly(hold());
    assertThat(waiting().history()).extracting(Moment::state).containsExactly("Waiting", "Waiting");
  }

  @Test
  void itBeginsByItselfWhenTheFreezeIsOver() {
    frozen();

    world.clock.advance(Duration.between(world.clock.instant(), WEDNESDAY_MORNING));
    world.settle();

    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
  }

  @Test
  void aPersonWithAReasonBreaksAFreeze() {
    frozen();

    CommandResult result =
        world.commands.permit(waiting().id(), "freeze", "customers cannot pay", "ada");
    world.settle();

    assertThat(result).isInstanceOf(Done.class);
    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
    assertThat(world.current().history())
        .extracting(moment -> moment.reason().words())
        .contains("ada let it pass 'freeze': customers cannot pay");
  }

  @Test
  void aWayBackPassesEveryGate() {
    world.publish(anArtifact(2, "healthy"));
    world.settle();
    world.commands.promote(world.current().id(), "ada");
    world.commands.promote(world.current().id(), "ada");
    world.settleAfter(Fixtures.LIMITS.drain());
    world.clock.advance(Duration.between(world.clock.instant(), TUESDAY_EVENING));

    world.commands.back(SHOP, "ada");
    world.settleAfter(Fixtures.LIMITS.drain());

    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.route().stable().artifact()).endsWith("1");
  }

  @Test
  void whatIsOnlyThereToBeTestedIsHeldByNothing() {
    world.clock.advance(Duration.between(NOON, TUESDAY_EVENING).minusMillis(elapsed()));

    world.publish(approved(2, "deploy-net-shop-b2"));
    world.settle();

    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
    assertThat(world.holds).isEmpty();
  }

  @Test
  void aWayBackTakesThePlaceOfWhatAGateHolds() {
    world.publish(anArtifact(2, "healthy"));
    world.settle();
    world.commands.promote(world.current().id(), "ada");
    world.commands.promote(world.current().id(), "ada");
    world.settleAfter(Fixtures.LIMITS.drain());
    world.publish(approved(3));
    world.settle();
    Deployment held = waiting();

    CommandResult result = world.commands.back(SHOP, "ada");
    world.settleAfter(Fixtures.LIMITS.drain());

    assertThat(result).isInstanceOf(Done.class);
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.rollouts.deployment(held.id()).orElseThrow().rollout())
        .isInstanceOf(Rollout.Dropped.class);
  }

  @Test
  void aPeerHasToApproveWhereThePlanSaysSo() {
    world.publish(approved(2));
    world.settle();
    assertThat(hold().gate()).isEqualTo("approval");
    assertThat(hold().reason()).contains("Ada <ada@example.org>");

    world.commands.permit(waiting().id(), "approval", "read it", "bob");
    world.settle();

    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
  }

  @Test
  void anAuthorIsNoPeer() {
    world.publish(approved(2));
    world.settle();

    List<CommandResult> results =
        List.of(
            world.commands.permit(waiting().id(), "approval", "mine", "ada"),
            world.commands.permit(waiting().id(), "approval", "mine", "Ada"),
            world.commands.permit(waiting().id(), "approval", "mine", "ada@example.org"));

    assertThat(results)
        .allSatisfy(
            result -> {
              assertThat(((Refused) result).kind()).isEqualTo("not-permitted");
              assertThat(((Refused) result).detail()).contains("an author of what it carries");
            });
    assertThat(waiting().rollout()).isInstanceOf(Waiting.class);
  }

  @Test
  void whoPushedOrProposedAChangeIsNoPeerWhoeverWroteItsCommits() {
    world.contributors.add("shop/2", List.of("mallory"));
    world.publish(approved(2));
    world.settle();

    CommandResult result = world.commands.permit(waiting().id(), "approval", "read it", "Mallory");

    assertThat(((Refused) result).kind()).isEqualTo("not-permitted");
    assertThat(hold().reason()).contains("mallory");
    world.commands.permit(waiting().id(), "approval", "read it", "bob");
    world.settle();
    assertThat(world.current().rollout()).isInstanceOf(OnTrial.class);
  }

  @Test
  void theNextArtifactNeedsAnApprovalOfItsOwn() {
    world.publish(approved(2));
    world.settle();
    Deployment first = waiting();

    world.publish(approved(3));
    world.commands.permit(first.id(), "approval", "read it", "bob");
    world.settle();

    assertThat(waiting().release().artifact().number()).isEqualTo(3);
    assertThat(hold().gate()).isEqualTo("approval");
  }

  @Test
  void onlyWhatWaitsCanBeLetPass() {
    CommandResult begun = world.commands.permit(world.current().id(), "freeze", "why not", "ada");
    CommandResult unknown = world.commands.permit(world.current().id(), "moat", "why", "ada");

    assertThat(((Refused) begun).kind()).isEqualTo("not-waiting");
    assertThat(((Refused) unknown).detail()).contains("approval, freeze");
  }

  @Test
  void aFreezeFollowsTheClocksOfItsZone() {
    FreezeGate.Calendar nights =
        new FreezeGate.Calendar(
            ZoneId.of("Europe/Berlin"),
            List.of(FreezeWindow.parse("saturday 22:00 - sunday 02:30")));

    // On 2026-03-29 there is no 02:30: the clocks go from 02:00 to 03:00.
    assertThat(nights.end(Instant.parse("2026-03-29T00:30:00Z")).orElseThrow())
        .isEqualTo("2026-03-29T03:30+02:00[Europe/Berlin]");
    assertThat(nights.end(Instant.parse("2026-03-29T01:30:00Z"))).isEmpty();
    assertThat(nights.end(Instant.parse("2026-03-28T20:59:59Z"))).isEmpty();
    assertThat(nights.end(Instant.parse("2026-03-28T21:00:00Z"))).isPresent();
  }

  @Test
  void windowsThatMeetAreOne() {
    FreezeGate.Calendar calendar =
        new FreezeGate.Calendar(
            ZoneId.of("UTC"),
            List.of(
                FreezeWindow.parse("FRIDAY 18:00 - SUNDAY 00:00"),
                FreezeWindow.parse("SATURDAY 20:00 - MONDAY 06:00")));

    assertThat(calendar.end(Instant.parse("2026-03-06T19:00:00Z")).orElseThrow().toInstant())
        .isEqualTo("2026-03-09T06:00:00Z");
  }

  @Test
  void aWindowThatCannotBeReadIsRefused() {
    assertThatThrownBy(() -> FreezeWindow.parse("FRIYAY 16:00 - MONDAY 08:00"))
        .hasMessageContaining("FRIYAY");
    assertThatThrownBy(() -> FreezeWindow.parse("always")).hasMessageContaining("such as");
    assertThatThrownBy(() -> FreezeWindow.parse("FRIDAY 25:00 - MONDAY 08:00"))
        .hasMessageContaining("25:00");
  }

  private void frozen() {
    world.clock.advance(Duration.between(NOON, TUESDAY_EVENING).minusMillis(elapsed()));
    world.publish(anArtifact(2, "healthy"));
    world.settle();
  }

  private long elapsed() {
    return Duration.between(NOON, world.clock.instant()).toMillis();
  }

  private Deployment waiting() {
    return Objects.requireNonNull(world.application().waiting());
  }

  private Hold hold() {
    return ((Waiting) waiting().rollout()).holds().getFirst();
  }

  private static Published approved(long number) {
    return approved(number, null);
  }

  private static Published approved(long number, @Nullable String network) {
    Published published = anArtifact(number, "healthy");
    Plan plan = published.release().plan();
    return new Published(
        published.place(),
        new Release(
            published.release().artifact(),
            new Plan(
                plan.servers(),
                plan.command(),
                plan.variables(),
                plan.memoryMiB(),
                plan.healthPath(),
                plan.warmUp(),
                plan.sticky(),
                plan.strategy(),
                Plan.Approval.PEER,
                network)),
        published.changes(),
        published.event(),
        published.chain());
  }
}

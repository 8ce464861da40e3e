package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.LIMITS;
import static io.threeways.deploy.rollout.Fixtures.aJudgement;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.deploy.rollout.CommandResult.Done;
import io.threeways.deploy.rollout.CommandResult.Refused;
import io.threeways.deploy.rollout.Judgement.Verdict;
import io.threeways.deploy.rollout.Rollout.Dropped;
import io.threeways.deploy.rollout.Rollout.Failed;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Paused;
import io.threeways.deploy.rollout.Rollout.RolledBack;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RolloutTest {
  @Test
  void theFirstDeploymentGetsAllTrafficOnceItIsHealthy() {
    World world = World.running();

    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.route().stable().endpoints()).hasSize(2);
    assertThat(world.route().candidate()).isNull();
    assertThat(world.current().history())
        .extracting(moment -> moment.reason().words())
        .contains("healthy and warm; with nothing to compare it with, all traffic at once");
  }

  @Test
  void aCandidateBeginsWithItsFirstShareBesideTheStableVersion() {
    World world = World.onTrial();

    assertThat(world.candidate().weight()).isEqualTo(10);
    assertThat(world.candidate().endpoints()).hasSize(2);
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void everyStepIsTakenWithinTheChainOfTheRolloutThatItBelongsTo() {
    World world = World.running();
    Set<UUID> chains = new HashSet<>();
    world.publish(anArtifact(2, "healthy"));
    world.atStep =
        step -> {
          if (step.startsWith("start") || step.equals("warmed up")) {
            chains.add(world.chains.current());
          }
        };

    world.settle();

    assertThat(chains).containsExactly(world.current().carried().chain());
  }

  @Test
  void everyPromotionIsOneStepAndTheLastMakesItStable() {
    World world = World.onTrial();

    world.judgements.heed(Fixtures.SHOP, aJudgement(world.current(), Verdict.PROMOTE));
    assertThat(((OnTrial) world.current().rollout()).weight()).isEqualTo(50);
    world.judgements.heed(Fixtures.SHOP, aJudgement(world.current(), Verdict.PROMOTE));
    world.settleAfter(LIMITS.drain());

    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.route().stable().artifact()).endsWith("2");
    assertThat(world.servers.alive()).hasSize(2);
  }

  @Test
  void nobodyElsesArtifactComesToAPlaceThatHasItsRepository() {
    World world = World.running();

    world.publish(Fixtures.from("thief", anArtifact(900, "healthy")));
    world.publish(anArtifact(2, "healthy"));
    world.settle();

    assertThat(world.current().release().artifact().build()).isEqualTo("shop/2");
    assertThat(world.rollouts.deployments("shop", "production", 10))
        .filteredOn(deployment -> deployment.release().artifact().build().equals("thief/900"))
        .singleElement()
        .satisfies(
            refused ->
                assertThat(refused.rollout())
                    .isInstanceOfSatisfying(
                        Dropped.class,
                        dropped ->
                            assertThat(dropped.reason().words())
                                .contains("is deployed from repository shop, not from thief")));
  }

  @Test
  void aRepositoryThatAPlaceIsGivenToBringsAllOfItsChangesWhateverItsNumbers() {
    World world = new World();
    world.publish(anArtifact(900, "healthy"));
    world.settleAfter(LIMITS.drain());
    new GivePlace(world.places, world.store).give(Fixtures.SHOP, "storefront", "ada");

    world.publish(Fixtures.from("storefront", anArtifact(3, "healthy")));
    world.settle();

    assertThat(world.current().release().artifact().build()).isEqualTo("storefront/3");
    assertThat(world.current().carried().changes())
        .extracting(Change::id)
        .containsExactly("storefront/3");
  }

  @Test
  void oldServersServeUntilTheGatewaysHadTimeToTurnAway() {
    World world = World.onTrial();
    world.commands.promote(world.current().id(), "ada");
    world.commands.promote(world.current().id(), "ada");

    world.settle();

    assertThat(world.route().stable().artifact()).endsWith("2");
    assertThat(world.servers.alive()).hasSize(4);
  }

  @Test
  void aStaleJudgementIsIgnored() {
    World world = World.onTrial();
    Judgement stale = aJudgement(world.current(), Verdict.PROMOTE);
    world.judgements.heed(Fixtures.SHOP, stale);

    boolean heeded = world.judgements.heed(Fixtures.SHOP, stale);

    assertThat(heeded).isFalse();
    assertThat(((OnTrial) world.current().rollout()).weight()).isEqualTo(50);
  }

  @Test
  void aRollbackTakesTheTrafficInTheSameTransaction() {
    World world = World.onTrial();
    Judgement judgement = aJudgement(world.current(), Verdict.ROLLBACK);

    world.judgements.heed(Fixtures.SHOP, judgement);

    assertThat(world.candidate().weight()).isZero();
    assertThat(world.servers.alive()).hasSize(4);
    assertThat(((RollingBack) world.current().rollout()).reason().judgement())
        .isEqualTo(judgement.id());
  }

  @Test
  void aRolledBackCandidateIsStoppedAndNotDeployedAgain() {
    World world = World.onTrial();
    world.judgements.heed(Fixtures.SHOP, aJudgement(world.current(), Verdict.ROLLBACK));

    world.settleAfter(LIMITS.drain());

    assertThat(world.current().rollout()).isInstanceOf(RolledBack.class);
    assertThat(world.route().candidate()).isNull();
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.servers.alive()).hasSize(2);
    assertThat(world.application().isBusy()).isFalse();
  }

  @Test
  void theNextArtifactCarriesWhatWasRolledBackAndWhatWaitedInVain() {
    World world = World.onTrial();
    world.publish(anArtifact(3, "healthy"));
    world.publish(anArtifact(4, "healthy"));
    world.judgements.heed(Fixtures.SHOP, aJudgement(world.current(), Verdict.ROLLBACK));

    world.settleAfter(LIMITS.drain());

    assertThat(world.current().release().artifact().number()).isEqualTo(4);
    assertThat(world.current().carried().changes())
        .extracting(Change::id)
        .containsExactly("shop/2", "shop/3", "shop/4");
    assertThat(states(world, 3)).containsExactly(Dropped.class);
  }

  @Test
  void oneChangeKeepsItsChainAndSeveralGetTheirOwn() {
    World world = World.onTrial();

    assertThat(world.current().carried().chain()).isEqualTo(Fixtures.aChange(2).chain());
  }

  @Test
  void anArtifactThatComesLateNeverBegins() {
    World world = World.running();
    world.publish(anArtifact(3, "healthy"));

    world.publish(anArtifact(2, "healthy"));

    assertThat(states(world, 2)).containsExactly(Dropped.class);
  }

  @Test
  void aServerThatExitsAtStartFailsTheDeploymentWithItsLastWords() {
    World world = World.running();
    world.publish(anArtifact(2, "exits"));

    world.settle();

    Failed failed = (Failed) world.current().rollout();
    assertThat(failed.phase()).isEqualTo("start");
    assertThat(failed.reason().words()).contains("exited with code 1", "I am exits");
    assertThat(world.route().candidate()).isNull();
  }

  @Test
  void whatTheHostDidToAServerIsNotTheApplicationsFailure() {
    for (String kind : List.of("forbidden", "lost")) {
      World world = World.running();
      world.publish(anArtifact(2, kind));

      world.settle();

      assertThat(((Failed) world.current().rollout()).phase()).as(kind).isEqualTo("host");
    }
  }

  @Test
  void whatAPersonAbortsHasNotFailedItself() {
    World world = World.running();
    world.publish(anArtifact(2, "unwell"));
    world.settle();

    world.commands.abort(world.current().id(), "ada");

    assertThat(((Failed) world.current().rollout()).phase()).isEqualTo("abort");
  }

  @Test
  void aServerThatIsNeverHealthyFailsTheDeploymentWhenTimeIsUp() {
    World world = World.running();
    world.publish(anArtifact(2, "unwell"));

    world.settleAfter(LIMITS.health().plusMillis(1));

    Failed failed = (Failed) world.current().rollout();
    assertThat(failed.phase()).isEqualTo("health");
    assertThat(failed.reason().words()).contains("/health answered 503", "I am unwell");
    assertThat(world.servers.alive()).hasSize(2);
  }

  @Test
  void aCandidateServerThatDiesEndsTheTrial() {
    World world = World.onTrial();
    world.servers.kill(new ServerName(world.current().id(), 1));

    world.settleAfter(LIMITS.drain());

    assertThat(world.current().rollout()).isInstanceOf(RolledBack.class);
  }

  @Test
  void aStableServerThatDiesLeavesTheRouteAndIsReplaced() {
    World world = World.running();
    ServerName dead = new ServerName(world.current().id(), 0);
    var before = world.route().stable().endpoints();
    world.clock.advance(LIMITS.replacement());
    world.servers.kill(dead);

    world.settle();

    assertThat(world.route().stable().endpoints()).hasSize(2).isNotEqualTo(before);
    assertThat(world.servers.alive())
        .containsExactlyInAnyOrder(
            new ServerName(world.current().id(), 1), new ServerName(world.current().id(), 2));
  }

  @Test
  void fixForwardPausesWithTheReason() {
    World world = World.onTrial();
    Judgement judgement = aJudgement(world.current(), Verdict.FIX_FORWARD);

    world.judgements.heed(Fixtures.SHOP, judgement);

    Paused paused = (Paused) world.current().rollout();
    assertThat(paused.reason().judgement()).isEqualTo(judgement.id());
    assertThat(world.candidate().weight()).isEqualTo(10);
  }

  @Test
  void whenNobodyJudgesThePlanSaysWhatHappens() {
    World world = World.onTrial();

    world.settleAfter(Duration.ofMinutes(5).plus(LIMITS.verdictGrace()));

    assertThat(world.current().rollout()).isInstanceOfAny(RollingBack.class, RolledBack.class);
  }

  @Test
  void aResumedStepIsJudgedAnew() {
    World world = World.onTrial();
    Judgement before = aJudgement(world.current(), Verdict.PROMOTE);
    world.commands.pause(world.current().id(), "ada");

    world.commands.resume(world.current().id(), "ada");

    assertThat(world.candidate().step()).isEqualTo(2);
    assertThat(world.judgements.heed(Fixtures.SHOP, before)).isFalse();
  }

  @Test
  void aFinishedDeploymentIsUndoneByOneThatCarriesNothing() {
    World world = World.onTrial();
    world.commands.promote(world.current().id(), "ada");
    world.commands.promote(world.current().id(), "ada");
    world.settleAfter(LIMITS.drain());

    CommandResult result = world.commands.rollBack(world.current().id(), "ada");
    world.settleAfter(LIMITS.drain());

    assertThat(result).isInstanceOf(Done.class);
    assertThat(world.route().stable().artifact()).endsWith("1");
    assertThat(world.current().carried().changes()).isEmpty();
  }

  @Test
  void oneThatIsFinishingIsUndoneAsSoonAsItHasFinished() {
    World world = finishing();

    CommandResult result = world.commands.rollBack(world.current().id(), "ada");
    world.settleAfter(LIMITS.drain());
    world.settleAfter(LIMITS.drain());

    assertThat(result).isInstanceOf(Done.class);
    assertThat(world.current().origin().wayBack()).isTrue();
    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(world.route().stable().artifact()).endsWith("1");
  }

  @Test
  void aNewerArtifactTakesNoPlaceOfAWayBack() {
    World world = finishing();
    world.commands.rollBack(world.current().id(), "ada");

    world.publish(anArtifact(3, "healthy"));
    world.settleAfter(LIMITS.drain());
    world.settleAfter(LIMITS.drain());

    assertThat(world.current().origin().wayBack()).isTrue();
    assertThat(world.current().rollout()).isInstanceOf(Finished.class);
    assertThat(states(world, 3)).containsExactly(Dropped.class);
    assertThat(words(world, 3)).contains(world.current().id().toString(), "ada asked for");
  }

  @Test
  void aNewerArtifactTakesNoPlaceOfWhatAPersonAskedFor() {
    World world = finishing();
    world.requests.deploy(
        Fixtures.SHOP, anArtifact(1, "healthy").release().artifact().digest(), "ada");

    world.publish(anArtifact(3, "healthy"));
    world.settleAfter(LIMITS.drain());

    assertThat(world.current().origin().requestedBy()).isEqualTo("ada");
    assertThat(states(world, 3)).containsExactly(Dropped.class);
  }

  @Test
  void anotherRolloutThatWaitsIsNoneToPushAside() {
    World world = finishing();
    world.publish(anArtifact(3, "healthy"));

    CommandResult result = world.commands.rollBack(world.current().id(), "ada");

    assertThat(refusal(result)).contains("Another rollout has the place");
  }

  @Test
  void everyRefusalSaysWhatIsTrueOfTheState() {
    World world = finishing();
    UUID finishing = world.current().id();
    assertThat(refusal(world.commands.abort(finishing, "ada"))).endsWith("roll it back.");
    world.settleAfter(LIMITS.drain());
    assertThat(refusal(world.commands.abort(finishing, "ada"))).endsWith("roll that back.");

    world.publish(anArtifact(3, "healthy"));
    world.settle();
    UUID third = world.current().id();
    world.commands.rollBack(third, "ada");
    assertThat(bothRefusals(world, third)).allMatch(text -> text.endsWith("are ending."));
    world.settleAfter(LIMITS.drain());
    assertThat(bothRefusals(world, third)).allMatch(text -> text.endsWith("have ended."));

    world.publish(anArtifact(4, "exits"));
    UUID fourth = Objects.requireNonNull(world.application().waiting()).id();
    assertThat(refusal(world.commands.rollBack(fourth, "ada"))).endsWith("abort it.");
    world.settle();
    assertThat(bothRefusals(world, fourth)).allMatch(text -> text.endsWith("never had traffic."));

    world.publish(anArtifact(5, "healthy"));
    UUID fifth = Objects.requireNonNull(world.application().waiting()).id();
    world.commands.abort(fifth, "ada");
    assertThat(bothRefusals(world, fifth)).allMatch(text -> text.endsWith("never began."));
  }

  @Test
  void whatCannotBeDoneIsRefusedWithWhatToDoInstead() {
    World world = World.running();

    List<CommandResult> refusals =
        List.of(
            world.commands.promote(world.current().id(), "ada"),
            world.commands.pause(world.current().id(), "ada"),
            world.commands.resume(world.current().id(), "ada"),
            world.commands.abort(world.current().id(), "ada"),
            world.commands.rollBack(world.current().id(), "ada"));

    assertThat(refusals).hasOnlyElementsOfType(Refused.class);
  }

  @Test
  void aCandidateKeepsItsTrafficOnlyWhileItIsConfirmed() {
    World world = World.onTrial();
    int written = world.routes.size();
    world.clock.advance(Duration.ofSeconds(5));

    world.settle();

    assertThat(world.routes).hasSize(written + 1);
    assertThat(world.routes.getLast().validUntil())
        .isEqualTo(world.clock.instant().plusSeconds(15));
    assertThat(world.candidate().step()).isEqualTo(1);
  }

  @Test
  void noTrialBeginsWithAServerThatWasNeverFoundHealthy() {
    List<Server> unseen = List.of(Server.wanted(0, Fixtures.NOON));

    assertThatThrownBy(() -> new Rollout.WarmingUp(unseen, Serving.NONE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Build 2 has all traffic; the servers of build 1 have not ended yet. */
  private static World finishing() {
    World world = World.onTrial();
    world.commands.promote(world.current().id(), "ada");
    world.commands.promote(world.current().id(), "ada");
    return world;
  }

  private static List<String> bothRefusals(World world, UUID id) {
    return List.of(
        refusal(world.commands.abort(id, "ada")), refusal(world.commands.rollBack(id, "ada")));
  }

  private static String refusal(CommandResult result) {
    return ((Refused) result).detail();
  }

  private static String words(World world, long number) {
    return world.rollouts.deployments(null, null, 100).stream()
        .filter(d -> d.release().artifact().number() == number)
        .map(d -> d.history().getLast().reason().words())
        .collect(Collectors.joining());
  }

  private static List<Class<?>> states(World world, long number) {
    return world.rollouts.deployments(null, null, 100).stream()
        .filter(d -> d.release().artifact().number() == number)
        .<Class<?>>map(d -> d.rollout().getClass())
        .toList();
  }
}

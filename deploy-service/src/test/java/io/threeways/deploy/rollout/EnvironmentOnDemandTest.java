package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Answer;
import io.threeways.deploy.ondemand.Bounds;
import io.threeways.deploy.ondemand.CloseOnDemand;
import io.threeways.deploy.ondemand.DemandAnnouncements;
import io.threeways.deploy.ondemand.DemandVacancies;
import io.threeways.deploy.ondemand.Difference;
import io.threeways.deploy.ondemand.ExtendOnDemand;
import io.threeways.deploy.ondemand.InMemoryDemands;
import io.threeways.deploy.ondemand.OnDemand;
import io.threeways.deploy.ondemand.OpenOnDemand;
import io.threeways.deploy.ondemand.Wish;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** From a build's wish to nothing left of it, without technique. */
class EnvironmentOnDemandTest {
  private static final Place FIRST = new Place("shop", "shop-b1");
  private static final Bounds BOUNDS =
      new Bounds(1, Duration.ofMinutes(30), Duration.ofHours(8), 2, 3, true, Duration.ofDays(1));

  private final World world = new World();
  private final InMemoryDemands demands = new InMemoryDemands();
  private final Told told = new Told();
  private final List<Place> woken = new ArrayList<>();
  private final CloseOnDemand closing =
      new CloseOnDemand(
          demands, world.closing, world.store, woken::add, world.clock::instant, BOUNDS);
  private final OpenOnDemand opening =
      new OpenOnDemand(
          demands,
          world.store,
          world.acceptance,
          closing,
          told,
          world.store,
          woken::add,
          UUID::randomUUID,
          world.clock::instant,
          BOUNDS);
  private final ExtendOnDemand extending =
      new ExtendOnDemand(demands, told, world.store, world.clock::instant, BOUNDS);

  EnvironmentOnDemandTest() {
    world.vacancies = new DemandVacancies(demands, world.store, told);
  }

  @Test
  void aBuildGetsOneServerOfItsOwnArtifactInANetworkOfItsOwn() {
    var _ = wish(1, "healthy");

    world.settle(FIRST);

    Version stable = Objects.requireNonNull(world.rollouts.find(FIRST).orElseThrow().stable());
    assertThat(stable.servers()).hasSize(1).allMatch(Server::isHealthy);
    assertThat(stable.release().plan().network()).isEqualTo("deploy-net-shop-b1");
    assertThat(stable.release().artifact().number()).isEqualTo(1);
    assertThat(world.route().place()).isEqualTo(FIRST);
    assertThat(told.opened).containsExactly("shop-b1");
  }

  @Test
  void whatDiffersFromTheDescriptionIsComputed() {
    var _ = wish(1, "healthy");

    OnDemand open = demands.find("shop-b1").orElseThrow();
    assertThat(
            Difference.between(open.demand().described(), open.demand().release().plan()).stream()
                .map(d -> d.what() + ": " + d.there() + " -> " + d.here()))
        .containsExactly(
            "servers: 2 -> 1",
            "warm-up: 3 requests to / -> none",
            "strategy: canary [10, 50, 100] % -> all at once",
            "network: one for each server -> one for all servers and the tests");
  }

  @Test
  void theEndOfTheBuildLeavesNothing() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);

    assertThat(closing.afterBuild("shop/1", "passed")).containsExactly(FIRST);

    assertThat(world.withdrawn).containsExactly(FIRST);
    assertThat(world.store.routes).isEmpty();
    world.settle(FIRST);
    assertNothingIsLeft();
    assertThat(told.closed).containsExactly("shop-b1: build shop/1 passed");
  }

  @Test
  void whatFailsToStartIsTakenAwayTheSame() {
    var _ = wish(1, "exits");
    world.settle(FIRST);
    assertThat(world.announced.getLast().rollout()).isInstanceOf(Rollout.Failed.class);

    closing.afterBuild("shop/1", "failed");
    world.settle(FIRST);

    assertNothingIsLeft();
  }

  @Test
  void whatDoesNotAnswerAnyMoreIsTakenAwayTheSame() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    world.servers.alive().forEach(world.servers::sicken);

    closing.afterBuild("shop/1", "passed");
    world.settle(FIRST);

    assertNothingIsLeft();
    assertThat(told.closed).containsExactly("shop-b1: build shop/1 passed");
  }

  @Test
  void whatDiedMeanwhileIsTakenAwayTheSame() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    world.servers.alive().forEach(world.servers::kill);

    closing.afterBuild("shop/1", "passed");
    world.settle(FIRST);

    assertNothingIsLeft();
  }

  @Test
  void whatAHostHoldsThatCannotBeReachedIsTakenAwayWhenItIsBack() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    world.servers.goAway();

    closing.afterBuild("shop/1", "passed");

    assertThat(world.store.routes).isEmpty();
    assertThatExceptionOfType(Servers.AgentUnavailable.class).isThrownBy(() -> world.settle(FIRST));
    world.servers.comeBack();
    world.restart();
    world.settle(FIRST);
    assertNothingIsLeft();
  }

  @Test
  void anEndThatIsHeardBeforeTheWishIsHeeded() {
    closing.afterBuild("shop/1", "cancelled");

    assertThat(wish(1, "healthy")).isInstanceOf(Answer.Refused.class);

    assertNothingIsLeft();
    assertThat(told.opened).isEmpty();
  }

  @Test
  void aDeathInTheMiddleOfTheEndIsMadeUpFor() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    closing.afterBuild("shop/1", "passed");

    world.restart();
    world.settle(FIRST);

    assertNothingIsLeft();
  }

  @Test
  void nothingIsDeployedToWhatIsBeingTakenAway() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    closing.afterBuild("shop/1", "passed");

    Published late = Fixtures.anArtifact(2, "healthy");
    world.publish(new Published(FIRST, late.release(), late.changes(), late.event(), late.chain()));
    world.settle(FIRST);

    assertNothingIsLeft();
  }

  @Test
  void nobodyBringsItBackByAsking() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    Deployment last = world.rollouts.find(FIRST).orElseThrow().rollingOut();
    closing.afterBuild("shop/1", "passed");
    world.settle(FIRST);

    CommandResult restarted = world.requests.restart(FIRST, "ada");
    boolean heeded =
        world.judgements.heed(FIRST, Fixtures.aJudgement(last, Judgement.Verdict.ROLLBACK));

    assertThat(restarted).isInstanceOf(CommandResult.Refused.class);
    assertThat(heeded).isFalse();
    assertNothingIsLeft();
  }

  @Test
  void serversThatShareTheirPortsAreNotReplacedSideBySide() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);

    CommandResult restarted = world.requests.restart(FIRST, "ada");

    assertThat(restarted)
        .isInstanceOfSatisfying(
            CommandResult.Refused.class,
            refused -> assertThat(refused.kind()).isEqualTo("one-network"));
  }

  @Test
  void anotherAttemptOfTheBuildGetsItsOwnAndTheOneBeforeGoes() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);

    var _ = opening.forBuild(wishNamed("shop-b1-2", 1));

    world.settle(FIRST);
    world.settle(new Place("shop", "shop-b1-2"));
    assertThat(demands.open())
        .extracting(open -> open.place().environment())
        .containsExactly("shop-b1-2");
    assertThat(world.servers.alive()).hasSize(1);
  }

  @Test
  void aRefusalSaysWhoHoldsThem() {
    var _ = wish(1, "healthy");
    var _ = wish(2, "healthy");

    Answer answer = wish(3, "healthy");

    assertThat(answer)
        .isEqualTo(
            new Answer.Refused(
                "quota",
                "All 2 environments on demand of repository shop are held: shop-b1 by build shop/1"
                    + " until 2026-03-01T12:30:00Z, shop-b2 by build shop/2 until"
                    + " 2026-03-01T12:30:00Z. Delete one, or wait for its end."));
    assertThat(told.refused).hasSize(1);
    assertThat(world.rollouts.find(new Place("shop", "shop-b3"))).isEmpty();
  }

  @Test
  void whatIsBeingTakenAwayHoldsNoPlace() {
    var _ = wish(1, "healthy");
    var _ = wish(2, "healthy");
    closing.afterBuild("shop/1", "passed");

    assertThat(wish(3, "healthy")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void aNameThatIsTakenIsRefused() {
    var _ = world.store.add("shop-b1", NOON);

    assertThat(wish(1, "healthy"))
        .isInstanceOfSatisfying(
            Answer.Refused.class, refused -> assertThat(refused.kind()).isEqualTo("name-taken"));
  }

  @Test
  void itsTimeEndsItUnlessItIsExtended() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);
    world.clock.advance(Duration.ofMinutes(29));
    assertThat(extending.extend("shop-b1", Duration.ofMinutes(10), "ada"))
        .isInstanceOf(Answer.Done.class);

    world.clock.advance(Duration.ofMinutes(9));
    closing.overdue();
    assertThat(demands.open()).hasSize(1);
    world.clock.advance(Duration.ofMinutes(1));
    closing.overdue();
    world.settle(FIRST);

    assertNothingIsLeft();
    assertThat(told.closed).containsExactly("shop-b1: its time was up");
    assertThat(told.extended).containsExactly("shop-b1 by ada until " + NOON.plusSeconds(39 * 60));
  }

  @Test
  void nobodyMayAskForTooLong() {
    var _ = wish(1, "healthy");

    assertThat(extending.extend("shop-b1", Duration.ofHours(9), "ada"))
        .isInstanceOf(Answer.Refused.class);
    assertThat(extending.extend("shop-b9", Duration.ofHours(1), "ada"))
        .isEqualTo(new Answer.Unknown("shop-b9"));
  }

  @Test
  void aPersonTakesItAwayOnceAndAgain() {
    var _ = wish(1, "healthy");
    world.settle(FIRST);

    assertThat(closing.byPerson("shop-b1", "ada")).isInstanceOf(Answer.Done.class);
    assertThat(closing.byPerson("shop-b1", "bob")).isInstanceOf(Answer.Done.class);
    world.settle(FIRST);

    assertThat(told.closed).containsExactly("shop-b1: ada deleted it");
    assertThat(closing.byPerson("shop-b1", "ada")).isEqualTo(new Answer.Unknown("shop-b1"));
  }

  private Answer wish(long number, String command) {
    return opening.forBuild(
        Fixtures.aWish(
            UUID.randomUUID(), number, command, URI.create("http://127.0.0.1:1/" + number)));
  }

  private static Wish wishNamed(String name, long number) {
    Wish wish =
        Fixtures.aWish(
            UUID.randomUUID(), number, "healthy", URI.create("http://127.0.0.1:1/" + number));
    return new Wish(
        name,
        wish.application(),
        wish.repository(),
        wish.build(),
        wish.requestedBy(),
        wish.artifact(),
        wish.changes(),
        wish.like(),
        wish.described(),
        null,
        wish.event(),
        wish.chain());
  }

  private void assertNothingIsLeft() {
    assertThat(world.servers.alive()).isEmpty();
    assertThat(world.store.applications).isEmpty();
    assertThat(world.store.deployments).isEmpty();
    assertThat(world.store.routes).isEmpty();
    assertThat(world.store.environments).isEmpty();
    assertThat(demands.open()).isEmpty();
  }

  /** What the world was told. */
  private static final class Told implements DemandAnnouncements {
    private final List<String> opened = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final List<String> extended = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();

    @Override
    public void opened(OnDemand.Open open, Wish wish) {
      opened.add(open.place().environment());
    }

    @Override
    public void refused(Wish wish, String reason, Instant at) {
      refused.add(reason);
    }

    @Override
    public void extended(OnDemand.Open open, String user, Instant at) {
      extended.add("%s by %s until %s".formatted(open.place().environment(), user, open.until()));
    }

    @Override
    public void closed(OnDemand.Closed ended) {
      closed.add(ended.place().environment() + ": " + ended.reason());
    }
  }
}

package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.NOON;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.deploy.environment.Place;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store of rollouts promises. */
abstract class RolloutsContract {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final UUID ONE = UUID.randomUUID();
  private static final UUID OTHER = UUID.randomUUID();

  abstract Rollouts rollouts();

  abstract Transactions transactions();

  static List<Rollout> states() {
    List<Server> servers = List.of(new Server(0, NOON, URI.create("http://127.0.0.1:1234")));
    Serving serving = new Serving(servers, 2, 1, 50);
    Reason reason = new Reason("why", UUID.randomUUID(), UUID.randomUUID(), "ada");
    Rollout.OnTrial trial = new Rollout.OnTrial(servers, 1, 0, 10, NOON, NOON.plusSeconds(1));
    return List.of(
        new Rollout.Waiting(),
        new Rollout.Draining(Serving.NONE, servers, NOON, NOON.plusSeconds(1)),
        new Rollout.StartingServers(servers, NOON, Serving.NONE),
        new Rollout.CheckingHealth(servers, NOON, serving),
        new Rollout.WarmingUp(servers, serving),
        new Rollout.Returning(servers),
        trial,
        new Rollout.Paused(trial, reason),
        new Rollout.Finishing(servers, 3, NOON.plusNanos(1)),
        new Rollout.Restoring(serving, reason),
        new Rollout.RollingBack(servers, 2, reason, NOON),
        new Rollout.Finished(3),
        new Rollout.RolledBack(2, reason),
        new Rollout.Failed("start", reason),
        new Rollout.Dropped(reason));
  }

  @ParameterizedTest
  @MethodSource("states")
  void everyStateIsReadAsItWasSaved(Rollout state) {
    Deployment deployment = aDeployment(1).enter(state, Reason.observed("a test"), NOON);

    rollouts().save(deployment);

    assertThat(rollouts().deployment(deployment.id())).contains(deployment);
  }

  @Test
  void aPlaceIsReadAsItWasSaved() {
    Deployment begun =
        aDeployment(1)
            .carrying(
                Cargo.of(
                    List.of(Fixtures.aChange(1)),
                    anArtifact(1, "healthy").release(),
                    UUID.randomUUID(),
                    NOON))
            .enter(
                new Rollout.StartingServers(List.of(Server.wanted(0, NOON)), NOON, Serving.NONE),
                Reason.observed("a test"),
                NOON);
    Version version = Version.of(begun, List.of(Server.wanted(0, NOON)), NOON);

    Application saved =
        transactions()
            .in(
                () -> {
                  Application locked = rollouts().lock(SHOP);
                  Application full =
                      new Application(
                          SHOP,
                          locked.epoch(),
                          version,
                          version,
                          new Standby(version, NOON),
                          begun,
                          aDeployment(2),
                          true);
                  rollouts().save(full);
                  return full;
                });

    assertThat(rollouts().find(SHOP)).contains(saved);
    assertThat(rollouts().applications()).contains(saved);
    assertThat(rollouts().places()).contains(SHOP);
  }

  @Test
  void anUnknownPlaceIsEmpty() {
    assertThat(rollouts().find(new Place("nothing", "nowhere"))).isEmpty();
  }

  @Test
  void deploymentsComeNewestFirst() {
    Place place = new Place("newest-first", "production");
    for (int i = 1; i <= 3; i++) {
      rollouts().save(aDeployment(place, i));
    }

    List<Deployment> found = rollouts().deployments(place.application(), null, 2);

    assertThat(found)
        .extracting(deployment -> deployment.release().artifact().number())
        .containsExactly(3L, 2L);
  }

  @Test
  void oneHolderHasTheLeaseAndKeepsItsEpoch() {
    Place place = aPlace("one-holder");

    long first = epoch(rollouts().lease(place, ONE, LONG));
    Optional<Lease> refused = rollouts().lease(place, OTHER, LONG);
    long again = epoch(rollouts().lease(place, ONE, LONG));

    assertThat(refused).isEmpty();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void theEpochRisesWhenALeaseRunsOutAndChangesHands() {
    Place place = aPlace("runs-out");
    long first = epoch(rollouts().lease(place, ONE, Duration.ofMillis(1)));

    Lease second =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> rollouts().lease(place, OTHER, LONG), Optional::isPresent)
            .orElseThrow();

    assertThat(second.epoch()).isEqualTo(first + 1);
    assertThat(rollouts().find(place).orElseThrow().epoch()).isEqualTo(second.epoch());
  }

  @Test
  void whatIsReleasedMayBeTakenAtOnce() {
    Place place = aPlace("released");
    long first = epoch(rollouts().lease(place, ONE, LONG));

    rollouts().release(ONE);

    assertThat(epoch(rollouts().lease(place, OTHER, LONG))).isEqualTo(first + 1);
  }

  @Test
  void aRenewedLeaseStays() {
    Place place = aPlace("renewed");
    UUID holder = UUID.randomUUID();
    long first = epoch(rollouts().lease(place, holder, Duration.ofSeconds(5)));

    rollouts().renew(holder, LONG);

    assertThat(rollouts().lease(place, OTHER, LONG)).isEmpty();
    assertThat(epoch(rollouts().lease(place, holder, LONG))).isEqualTo(first);
  }

  private Place aPlace(String application) {
    Place place = new Place(application, "production");
    transactions().in(() -> rollouts().lock(place));
    return place;
  }

  private static long epoch(Optional<Lease> lease) {
    return lease.orElseThrow().epoch();
  }

  static Deployment aDeployment(long number) {
    return aDeployment(SHOP, number);
  }

  private static Deployment aDeployment(Place place, long number) {
    Published published = anArtifact(number, "healthy");
    return Deployment.waiting(
        UUID.randomUUID(),
        place,
        published.release(),
        Origin.published(published.event(), published.chain()),
        Reason.observed("a test"),
        NOON.plusSeconds(number));
  }
}

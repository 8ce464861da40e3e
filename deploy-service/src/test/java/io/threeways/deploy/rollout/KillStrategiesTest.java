package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.deploy.rollout.agent.LocalAgent;
import io.threeways.deploy.rollout.store.JdbcRollouts;
import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.store.JdbcRoutes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A real process of the service is killed with SIGKILL at every step that a rolling update, a
 * switch of colours and a way back have besides those of a canary.
 */
class KillStrategiesTest {
  private static final int SERVERS = 4;
  private static final Set<String> STEPS =
      new TreeSet<>(
          Stream.concat(
                  Stream.of("Draining", "Restoring", "Returning")
                      .flatMap(state -> Stream.of("before " + state, "after " + state)),
                  Stream.of("starting 2", "started 2", "stopping 2", "stopped 2"))
              .toList());

  private static final long SEED = Long.getLong("threeways.seed", 20261127);

  private final Postgres postgres = Postgres.fresh();
  private final JdbcRollouts rollouts = new JdbcRollouts(postgres.connections());
  private final JdbcRoutes routes = new JdbcRoutes(postgres.connections());

  @Test
  void everyStrategyConvergesWhereverItIsKilled() throws Exception {
    try (LocalAgent agent = new LocalAgent();
        Service service = new Service(postgres, agent.url(), new SplittableRandom(SEED))) {
      long builds = 0;
      while (!service.killedAt().containsAll(STEPS)) {
        assertThat(builds).as("steps left of %s", STEPS).isLessThan(30);
        play(service, agent, ++builds, "healthy blue-green", Rollout.Finished.class);
        play(service, agent, ++builds, "third-exits rolling", Rollout.RolledBack.class);
        play(service, agent, ++builds, "healthy blue-green", Rollout.Finished.class);
        long before = builds - 2;
        service.deliver(UUID.randomUUID() + " back");
        await("way back to build " + before)
            .atMost(Duration.ofSeconds(90))
            .untilAsserted(
                () -> {
                  service.look();
                  Application application = rollouts.find(SHOP).orElseThrow();
                  assertThat(application.isBusy() || application.waiting() != null).isFalse();
                  assertThat(stable(application).release().artifact().number()).isEqualTo(before);
                });
        assertRoute(agent);
      }
    }
  }

  private void play(
      Service service, LocalAgent agent, long build, String how, Class<? extends Rollout> end) {
    service.deliver(UUID.randomUUID() + " publish " + build + " " + how);
    // The first one has nothing beside it: it takes all traffic, or fails.
    Class<?> first = build == 1 ? Rollout.Finished.class : end;
    await("build " + build + " " + how)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(
            () -> {
              service.look();
              assertThat(state(build)).isInstanceOf(first);
            });
    await()
        .atMost(Duration.ofSeconds(90))
        .untilAsserted(
            () -> {
              service.look();
              assertRoute(agent);
            });
  }

  private Rollout state(long build) {
    return rollouts.deployments(SHOP.application(), SHOP.environment(), 10).stream()
        .filter(deployment -> deployment.release().artifact().number() == build)
        .reduce((_, first) -> first)
        .map(Deployment::rollout)
        .orElseGet(Rollout.Waiting::new);
  }

  /** All traffic goes to whole fleets of servers that answer. */
  private void assertRoute(LocalAgent agent) {
    Route route = routes.find(SHOP).orElseThrow().route();
    assertThat(route.candidate()).isNull();
    assertThat(route.stable().endpoints())
        .hasSize(SERVERS)
        .allMatch(agent.servers()::wasHealthy)
        .allMatch(agent.servers()::answers);
  }

  private static Version stable(Application application) {
    return Objects.requireNonNull(application.stable());
  }
}

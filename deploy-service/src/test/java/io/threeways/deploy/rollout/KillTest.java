package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.deploy.rollout.agent.LocalAgent;
import io.threeways.deploy.rollout.store.JdbcRollouts;
import io.threeways.events.DeployEvent;
import io.threeways.events.EnvironmentEvent;
import io.threeways.events.EventCodec;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A real process of the service is killed with SIGKILL at every named step: before and after each
 * transition commits, and around each start and stop of a server.
 */
class KillTest {
  /** Everything that a rollout passes; a process was stopped at each of them. */
  private static final Set<String> STEPS =
      new TreeSet<>(
          Stream.concat(
                  Stream.of(
                          "StartingServers",
                          "CheckingHealth",
                          "WarmingUp",
                          "OnTrial",
                          "Finishing",
                          "Finished",
                          "RollingBack",
                          "RolledBack",
                          "Failed",
                          "aside")
                      .flatMap(state -> Stream.of("before " + state, "after " + state)),
                  Stream.of(
                      "leased",
                      "starting 0",
                      "started 0",
                      "starting 1",
                      "started 1",
                      "stopping 0",
                      "stopped 0",
                      "stopping 1",
                      "stopped 1",
                      "warmed up"))
              .toList());

  private static final long SEED = Long.getLong("threeways.seed", 20261123);

  private final Postgres postgres = Postgres.fresh();
  private final JdbcRollouts rollouts = new JdbcRollouts(postgres.connections());

  @Test
  void itConvergesWhereverItIsKilled() throws Exception {
    try (LocalAgent agent = new LocalAgent();
        Service service = new Service(postgres, agent.url(), new SplittableRandom(SEED))) {
      long builds = 0;
      while (!service.killedAt().containsAll(STEPS)) {
        playGoodChange(service, ++builds);
        playBadChange(service, ++builds);
        playBrokenChange(service, ++builds);
        assertThat(builds).as("steps left of %s", STEPS).isLessThan(60);
      }

      assertThat(service.killedAt()).containsAll(STEPS);
      assertThat(service.kills()).isGreaterThanOrEqualTo(STEPS.size());
      awaitOnlyStableRuns(service, agent);
      assertEventsAreWhole(builds);
      assertRoutesNeverPointedAtTheUnhealthy(agent);
      // Two servers each for good and bad changes, one for those whose first exits at once.
      assertThat(agent.servers().starts()).isBetween((int) (builds / 3 * 5), (int) builds * 2);
    }
  }

  private void playGoodChange(Service service, long build) {
    service.deliver(event("publish", build, "healthy"));
    int step = 1;
    while (awaitStandstill(service, build) instanceof Rollout.OnTrial) {
      service.deliver(event("judge", step++, "PROMOTE"));
    }
    awaitState(service, build, Rollout.Finished.class);
  }

  private void playBadChange(Service service, long build) {
    service.deliver(event("publish", build, "healthy"));
    awaitState(service, build, Rollout.OnTrial.class);
    service.deliver(event("judge", 1, "ROLLBACK"));
    awaitState(service, build, Rollout.RolledBack.class);
  }

  private void playBrokenChange(Service service, long build) {
    service.deliver(event("publish", build, "exits"));
    awaitState(service, build, Rollout.Failed.class);
  }

  /** On trial or at the end. */
  private Rollout awaitStandstill(Service service, long build) {
    return awaitState(service, build, Rollout.OnTrial.class, Rollout.Over.class);
  }

  private Rollout awaitState(Service service, long build, Class<?>... states) {
    return await("build " + build)
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              service.look();
              return state(build);
            },
            state -> Stream.of(states).anyMatch(type -> type.isInstance(state)));
  }

  private Rollout state(long build) {
    return rollouts.deployments(SHOP.application(), SHOP.environment(), 10).stream()
        .filter(deployment -> deployment.release().artifact().number() == build)
        .map(Deployment::rollout)
        .findFirst()
        .orElseGet(Rollout.Waiting::new);
  }

  private void awaitOnlyStableRuns(Service service, LocalAgent agent) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              service.look();
              Application application = rollouts.find(SHOP).orElseThrow();
              Version stable = Objects.requireNonNull(application.stable());
              assertThat(agent.servers().alive())
                  .hasSize(2)
                  .allMatch(name -> name.deployment().equals(stable.deployment()));
              assertThat(routes().getLast().stable().endpoints())
                  .allMatch(agent.servers()::answers)
                  .hasSize(2);
            });
  }

  /** Each event once, without a gap, in the order of the states. */
  private void assertEventsAreWhole(long builds) throws Exception {
    List<DeployEvent.OfDeployment> events = new ArrayList<>();
    for (byte[] value : outbox("topic not in ('gateway-routes', 'environment-created')")) {
      events.add(new EventCodec().decode(DeployEvent.OfDeployment.class, value));
    }
    assertThat(events)
        .extracting(event -> event.envelope().sequence())
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.size()).boxed().toList());
    assertThat(events.stream().filter(DeployEvent.DeployStarted.class::isInstance))
        .hasSize((int) builds);
    assertThat(events.stream().filter(KillTest::isAnEnd)).hasSize((int) builds);
    assertThat(outbox("topic = 'environment-created'")).hasSize(1);
  }

  private static boolean isAnEnd(DeployEvent event) {
    return switch (event) {
      case DeployEvent.DeployFinished _,
          DeployEvent.DeployFailed _,
          DeployEvent.DeployRolledBack _ ->
          true;
      case DeployEvent.DeployHeld _,
          DeployEvent.DeployStarted _,
          DeployEvent.TrafficShifted _,
          DeployEvent.ToggleChanged _,
          EnvironmentEvent _ ->
          false;
    };
  }

  private void assertRoutesNeverPointedAtTheUnhealthy(LocalAgent agent) {
    List<ApplicationRoute> routes = routes();
    for (int i = 1; i < routes.size(); i++) {
      assertThat(routes.get(i).supersedes(routes.get(i - 1))).isTrue();
      assertThat(routes.get(i).stable().endpoints()).isNotEmpty();
    }
    assertThat(routes)
        .flatExtracting(route -> route.stable().endpoints())
        .allMatch((URI endpoint) -> agent.servers().wasHealthy(endpoint));
  }

  private List<ApplicationRoute> routes() {
    return outbox("topic = 'gateway-routes'").stream().map(KillTest::route).toList();
  }

  private static ApplicationRoute route(byte[] value) {
    try {
      return new RouteCodec().decode(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<byte[]> outbox(String which) {
    try (Connection connection = postgres.connections().getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select value from deploy.outbox where " + which + " order by position");
        ResultSet rows = select.executeQuery()) {
      List<byte[]> all = new ArrayList<>();
      while (rows.next()) {
        all.add(rows.getBytes(1));
      }
      return all;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String event(String what, long number, String argument) {
    return "%s %s %d %s".formatted(UUID.randomUUID(), what, number, argument);
  }
}

package io.threeways.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.agent.LocalAgent;
import io.threeways.deploy.rollout.store.JdbcRollouts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A real process of the service is killed with SIGKILL at every step of an environment's life: it
 * comes to be once, and nothing is left of it.
 */
class OnDemandKillTest {
  private static final Set<String> STEPS =
      new TreeSet<>(
          Set.of(
              "leased",
              "before aside",
              "after aside",
              "starting 0",
              "started 0",
              "before StartingServers",
              "after StartingServers",
              "before CheckingHealth",
              "after CheckingHealth",
              "before WarmingUp",
              "after WarmingUp",
              "before Finishing",
              "after Finishing",
              "before Finished",
              "after Finished",
              "before closing",
              "after closing",
              "stopping 0",
              "stopped 0",
              "before vacated",
              "after vacated"));

  private static final long SEED = Long.getLong("threeways.seed", 20261127);

  private final Postgres postgres = Postgres.fresh();
  private final JdbcRollouts rollouts = new JdbcRollouts(postgres.connections());

  @Test
  void itComesOnceAndGoesWithoutATraceWhereverTheServiceIsKilled() throws Exception {
    try (LocalAgent agent = new LocalAgent();
        Service service = new Service(postgres, agent.url(), new SplittableRandom(SEED))) {
      long builds = 0;
      while (!service.killedAt().containsAll(STEPS)) {
        long build = ++builds;
        Place place = new Place("shop", "shop-b" + build);
        service.deliver("%s open %d healthy".formatted(UUID.randomUUID(), build));
        awaitAt(service, place, seen -> seen != null && seen.stable() != null && !seen.isBusy());
        service.deliver("%s end %d x".formatted(UUID.randomUUID(), build));
        awaitAt(service, place, seen -> seen == null);
        assertThat(builds).as("steps left of %s", STEPS).isLessThan(40);
      }

      assertThat(agent.servers().alive()).isEmpty();
      assertThat(agent.servers().starts()).isEqualTo((int) builds);
      for (String table :
          Set.of("applications", "deployments", "releases", "routes", "environments")) {
        assertThat(count("select count(*) from deploy." + table)).as(table).isZero();
      }
      assertThat(said("environment-created")).isEqualTo(builds);
      assertThat(said("deploy-finished")).isEqualTo(builds);
      assertThat(said("environment-deleted")).isEqualTo(builds);
      assertThat(
              count(
                  "select count(*) from deploy.outbox where topic = 'gateway-routes' and value is null"))
          .isEqualTo(builds);
      assertThat(count("select count(*) from deploy.demands where state <> 'closed'")).isZero();
    }
  }

  private void awaitAt(Service service, Place place, Predicate<@Nullable Application> wanted) {
    await(place.toString())
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> {
              service.look();
              return wanted.test(rollouts.find(place).orElse(null));
            });
  }

  private long said(String topic) {
    return count("select count(*) from deploy.outbox where topic = '" + topic + "'");
  }

  private long count(String query) {
    try (Connection connection = postgres.connections().getConnection();
        PreparedStatement select = connection.prepareStatement(query);
        ResultSet rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.NOON;
import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.rollout.store.JdbcRollouts;
import io.threeways.jdbc.Sql;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class JdbcRolloutsTest extends RolloutsContract {
  private static final Postgres POSTGRES = Postgres.fresh();

  private final JdbcRollouts rollouts = new JdbcRollouts(POSTGRES.connections());

  @Override
  Rollouts rollouts() {
    return rollouts;
  }

  @Override
  Transactions transactions() {
    return POSTGRES;
  }

  @Test
  void aPlaceThatIsJustBeingChangedIsSkippedAndNotWaitedFor() {
    Optional<Lease> lease =
        POSTGRES.in(
            () -> {
              rollouts.lock(SHOP);
              return CompletableFuture.supplyAsync(
                      () -> rollouts.lease(SHOP, UUID.randomUUID(), Duration.ofMinutes(1)))
                  .join();
            });

    assertThat(lease).isEmpty();
  }

  /** Rows and documents of earlier versions are read for ever, whatever the classes are called. */
  @Test
  void everyStateIsStoredUnderItsWord() {
    for (Rollout state : states()) {
      Deployment deployment = aDeployment(1).enter(state, Reason.observed("a test"), NOON);
      rollouts.save(deployment);

      assertThat(stored("state", deployment.id())).isEqualTo(state.word());
      assertThat(stored("document -> 'rollout' ->> 'state'", deployment.id()))
          .isEqualTo(state.word());
    }
    assertThat(states())
        .extracting(Rollout::word)
        .containsExactly(
            "Waiting",
            "Draining",
            "StartingServers",
            "CheckingHealth",
            "WarmingUp",
            "Returning",
            "OnTrial",
            "Paused",
            "Finishing",
            "Restoring",
            "RollingBack",
            "Finished",
            "RolledBack",
            "Failed",
            "Dropped");
  }

  @Test
  void noStateIsLeftOut() {
    assertThat(states())
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(leaves(Rollout.class).distinct().toList());
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(JdbcRolloutsTest::leaves)
        : Stream.of(type);
  }

  private static String stored(String what, UUID deployment) {
    return new Sql(POSTGRES.connections())
        .first(
            "select " + what + " from deploy.deployments where id = ?",
            row -> Objects.requireNonNull(row.getString(1)),
            deployment)
        .orElseThrow();
  }
}

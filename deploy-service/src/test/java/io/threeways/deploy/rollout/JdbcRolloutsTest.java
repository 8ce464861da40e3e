package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.rollout.store.JdbcRollouts;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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
}

package io.threeways.deploy.ondemand;

import io.threeways.deploy.ondemand.store.JdbcDemands;
import io.threeways.deploy.rollout.Postgres;
import io.threeways.deploy.rollout.Transactions;
import java.time.Duration;

class JdbcDemandsTest extends DemandsContract {
  private final Postgres postgres = Postgres.fresh();
  private final JdbcDemands demands =
      new JdbcDemands(
          postgres.connections(),
          new Bounds(1, Duration.ofHours(1), Duration.ofHours(8), 3, 6, true, Duration.ofDays(1)));

  @Override
  Demands demands() {
    return demands;
  }

  @Override
  Transactions transactions() {
    return postgres;
  }
}

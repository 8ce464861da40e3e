package io.threeways.deploy.rollout;

import java.time.Instant;

class InMemoryRolloutsTest extends RolloutsContract {
  private final InMemoryStore store = new InMemoryStore();
  private final InMemoryRollouts rollouts = new InMemoryRollouts(store, Instant::now);

  @Override
  Rollouts rollouts() {
    return rollouts;
  }

  @Override
  Transactions transactions() {
    return store;
  }
}

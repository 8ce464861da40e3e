package io.threeways.deploy.ondemand;

import io.threeways.deploy.rollout.Transactions;
import java.util.function.Supplier;

class InMemoryDemandsTest extends DemandsContract {
  private final InMemoryDemands demands = new InMemoryDemands();

  @Override
  Demands demands() {
    return demands;
  }

  @Override
  Transactions transactions() {
    return new Transactions() {
      @Override
      public <T> T in(Supplier<T> work) {
        return work.get();
      }
    };
  }
}

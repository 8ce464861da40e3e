package io.threeways.deploy.rollout.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.threeways.deploy.rollout.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;

/** Those of the process. */
@ApplicationScoped
class JtaTransactions implements Transactions {
  @Override
  public <T> T in(Supplier<T> work) {
    return QuarkusTransaction.joiningExisting().call(work::get);
  }
}

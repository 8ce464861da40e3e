package io.threeways.deploy.rollout;

import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Which chain the current work belongs to; nothing is logged. */
final class RecordedChains implements Chains {
  private @Nullable UUID current;

  @Nullable UUID current() {
    return current;
  }

  @Override
  public <T> T within(UUID chain, Supplier<T> work) {
    UUID before = current;
    current = chain;
    try {
      return work.get();
    } finally {
      current = before;
    }
  }
}

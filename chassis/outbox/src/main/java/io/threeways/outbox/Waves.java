package io.threeways.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;

/**
 * A batch, cut so that a record leaves only when the one before it with the same key has been
 * acknowledged. A wave holds at most one record of a key; that keeps the order of a key whatever
 * fails, and across topics too.
 */
final class Waves {
  private final Map<String, Queue<Unsent>> byKey = new LinkedHashMap<>();

  Waves(List<Unsent> batch) {
    for (Unsent unsent : batch) {
      byKey.computeIfAbsent(unsent.key(), key -> new ArrayDeque<>()).add(unsent);
    }
  }

  /** The next record of every key; empty at the end. */
  List<Unsent> next() {
    List<Unsent> wave = new ArrayList<>();
    for (Queue<Unsent> queue : byKey.values()) {
      Unsent head = queue.poll();
      if (head != null) {
        wave.add(head);
      }
    }
    return wave;
  }

  /** Leaves the rest of these keys for a later batch. */
  void drop(Set<String> keys) {
    byKey.keySet().removeAll(keys);
  }
}

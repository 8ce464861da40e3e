package io.threeways.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keys whose record was refused: they wait, longer each time, while the others go on. */
final class WaitingKeys {
  private record Wait(Backoff backoff, Instant until) {}

  private final Map<String, Wait> waits = new HashMap<>();
  private final Duration first;
  private final Duration last;

  WaitingKeys(Duration first, Duration last) {
    this.first = first;
    this.last = last;
  }

  /**
   * @return how long the key waits from now on
   */
  Duration refused(String key, Instant now) {
    Wait before = waits.get(key);
    Backoff backoff = before == null ? new Backoff(first, last) : before.backoff();
    Duration length = backoff.next();
    waits.put(key, new Wait(backoff, now.plus(length)));
    return length;
  }

  void accepted(String key) {
    waits.remove(key);
  }

  List<String> at(Instant now) {
    return waits.entrySet().stream()
        .filter(entry -> entry.getValue().until().isAfter(now))
        .map(Map.Entry::getKey)
        .toList();
  }
}

package io.threeways.gateway.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many requests of each caller are under way. */
final class CallsUnderWay {
  private final Map<String, Integer> byCaller = new ConcurrentHashMap<>();
  private final int most;

  CallsUnderWay(int most) {
    this.most = most;
  }

  /**
   * @return false when the caller has as many as they may; else {@link #end} is to follow, once
   */
  boolean begin(String caller) {
    boolean[] begun = {false};
    byCaller.compute(
        caller,
        (name, known) -> {
          int calls = known == null ? 0 : known;
          begun[0] = calls < most;
          return begun[0] ? Integer.valueOf(calls + 1) : known;
        });
    return begun[0];
  }

  void end(String caller) {
    byCaller.compute(caller, (name, calls) -> calls == null || calls == 1 ? null : calls - 1);
  }
}

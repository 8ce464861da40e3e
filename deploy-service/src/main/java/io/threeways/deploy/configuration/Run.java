package io.threeways.deploy.configuration;

import java.time.Instant;

/**
 * One run of a configurer on the machine of an environment.
 *
 * <pre>
 *   Waiting ── start ──▶ Running ── end ──▶ Ended
 *      │                  ▲   │
 *      └── drop ▶ Dropped └───┘ again (the host lost it)
 * </pre>
 */
public sealed interface Run {
  Order order();

  /** For people and for searching. */
  default String word() {
    return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
  }

  /** For its turn: one at a time on a machine. */
  record Waiting(Order order) implements Run {
    Running start(Instant now) {
      return new Running(order, 1, now);
    }

    /** Something newer is done instead. */
    Dropped drop(String reason, Instant now) {
      return new Dropped(order, reason, now);
    }
  }

  /**
   * @param attempt another one only when the host lost the process; what a tool says stands
   * @param startedAt of the first attempt
   */
  record Running(Order order, int attempt, Instant startedAt) implements Run {
    Running again() {
      return new Running(order, attempt + 1, startedAt);
    }

    Ended end(Outcome outcome, Instant now) {
      return new Ended(order, startedAt, outcome, now);
    }

    /** Of the process on the agent; never used twice. */
    public String process() {
      return "deploy-configure-%s-%d".formatted(order.id(), attempt);
    }
  }

  /** It is over, and told what it saw. */
  record Ended(Order order, Instant startedAt, Outcome outcome, Instant endedAt) implements Run {}

  /** It never began. */
  record Dropped(Order order, String reason, Instant endedAt) implements Run {}
}

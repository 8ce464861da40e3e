package io.threeways.build.run;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a repository's pipeline for one commit.
 *
 * <pre>
 *             start               pass ──▶ Passed
 *   Queued ──────────▶ Running ──┤ fail ──▶ Failed
 *     ▲  │    ◀───────    │ ▲    │ cancel ▶ Cancelled
 *     │  │      retry     └─┘ adopt, renew, stopFor, said
 *     │  └─ cancel ▶ Cancelled
 *   a push
 * </pre>
 *
 * Each transition takes the id of the event that tells it, which is the cause of the next one.
 */
public sealed interface Build {
  Origin origin();

  /** How often it was begun, this time included; more than once only when the host failed. */
  int attempt();

  /** The newest event of this build. */
  UUID lastEvent();

  default BuildId id() {
    return origin().id();
  }

  /**
   * Waits for its turn.
   *
   * @param dueAt not before
   * @param epoch of the last driver; 0 when there was none
   * @param startedAt of the first attempt; null when this is the first
   */
  record Queued(
      Origin origin,
      int attempt,
      Instant dueAt,
      long epoch,
      @Nullable Instant startedAt,
      UUID lastEvent)
      implements Interrupted {

    /** As a push leaves it. */
    static Queued first(Origin origin, UUID event) {
      return new Queued(origin, 1, origin.queuedAt(), 0, null, event);
    }

    Running start(Instant now, Duration lease, UUID event) {
      return new Running(
          origin,
          attempt,
          startedAt == null ? now : startedAt,
          new Lease(epoch + 1, now.plus(lease)),
          null,
          event);
    }

    Cancelled cancel(String reason, Instant now, UUID event) {
      return new Cancelled(origin, attempt, startedAt, now, reason, event);
    }
  }

  /**
   * Somebody drives it, or did until they died.
   *
   * @param startedAt of the first attempt
   * @param stopReason why it is to be stopped; null when it is not
   */
  record Running(
      Origin origin,
      int attempt,
      Instant startedAt,
      Lease lease,
      @Nullable String stopReason,
      UUID lastEvent)
      implements Build {

    /** The driver showed no sign of life: another goes on where it was. */
    Running adopt(Instant now, Duration duration) {
      return with(new Lease(lease.epoch() + 1, now.plus(duration)), stopReason, lastEvent);
    }

    /** Its driver lives. */
    Running renew(Instant until) {
      return with(new Lease(lease.epoch(), until), stopReason, lastEvent);
    }

    /** Its driver is to stop it; the first reason stands. */
    Running stopFor(String reason) {
      return with(lease, stopReason == null ? reason : stopReason, lastEvent);
    }

    /** Something was told about it. */
    Running said(UUID event) {
      return with(lease, stopReason, event);
    }

    Passed pass(Instant now, UUID event) {
      return new Passed(origin, attempt, startedAt, now, event);
    }

    Failed fail(Cause cause, Instant now, UUID event) {
      return new Failed(origin, attempt, startedAt, now, cause, event);
    }

    /** The host failed: again from the beginning, later. */
    Queued retry(Instant dueAt) {
      return new Queued(origin, attempt + 1, dueAt, lease.epoch(), startedAt, lastEvent);
    }

    Cancelled cancel(Instant now, UUID event) {
      String reason = stopReason == null ? "stopped" : stopReason;
      return new Cancelled(origin, attempt, startedAt, now, reason, event);
    }

    private Running with(Lease next, @Nullable String reason, UUID event) {
      return new Running(origin, attempt, startedAt, next, reason, event);
    }
  }

  /** It is over. */
  sealed interface Ended extends Build {}

  /** What a failure of the host leaves of a build: it waits for another attempt, or is over. */
  sealed interface Interrupted extends Build {}

  record Passed(Origin origin, int attempt, Instant startedAt, Instant endedAt, UUID lastEvent)
      implements Ended {}

  record Failed(
      Origin origin, int attempt, Instant startedAt, Instant endedAt, Cause cause, UUID lastEvent)
      implements Ended, Interrupted {}

  /**
   * @param startedAt null when it never was
   */
  record Cancelled(
      Origin origin,
      int attempt,
      @Nullable Instant startedAt,
      Instant endedAt,
      String reason,
      UUID lastEvent)
      implements Ended, Interrupted {}
}

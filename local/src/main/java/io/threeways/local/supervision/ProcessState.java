package io.threeways.local.supervision;

import java.time.Instant;

/**
 * What a supervised process does at the moment.
 *
 * <pre>
 * Starting → Ready ⇄ Unready
 *     ↓        ↓        ↓
 *     Waiting (died; starts again later) → Starting
 * any → Stopped
 * </pre>
 */
public sealed interface ProcessState {

  /** Alive, and has not said yet that it is ready. */
  record Starting(long pid, Instant since) implements ProcessState {}

  /** Answers that it is ready. */
  record Ready(long pid, Instant since) implements ProcessState {}

  /** Was ready and is alive, but says now that it is not. */
  record Unready(long pid, Instant since, String why) implements ProcessState {}

  /** Died by itself, and is started again. */
  record Waiting(int deaths, Instant retryAt) implements ProcessState {}

  /** Not wanted any more, or not yet. */
  record Stopped() implements ProcessState {}
}

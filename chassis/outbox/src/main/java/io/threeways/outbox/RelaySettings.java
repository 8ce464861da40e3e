package io.threeways.outbox;

import java.time.Duration;

/**
 * The limits of a {@link Relay}.
 *
 * @param poll how long it sleeps when nobody wakes it: the latency of a record that another process
 *     committed. 75 ms keeps that below 100 ms at 13 index-only look-ups a second.
 * @param election how often a relay that is not elected tries again, and how soon a failed one: the
 *     pause after the death of the elected process. One second.
 * @param batch how many unsent records are read at once; bounds memory to {@code batch} × {@link
 *     Outbox#LARGEST_RECORD} in the worst case. 200.
 * @param leadershipCheck how often the lock is looked at while acknowledgements are awaited, so
 *     that a relay that lost it does not send late. One second.
 * @param firstRetry how long a key waits after its record was refused; doubles each time. 200 ms.
 * @param lastRetry what that doubling ends at. 30 s: the refusal is a matter for a person by then.
 * @param metadata how long a record of an unknown topic may hold up the others. 5 s.
 * @param close how long closing waits for the wave in flight. 5 s; what is cut off is sent again.
 * @param retention how long sent records are kept, for people who look. One day.
 * @param inboxRetention how long handled events are remembered: longer than any topic keeps a
 *     record, or it could come back as new. 400 days.
 * @param cleaning how often old rows are deleted. One minute.
 * @param cleaningBatch how many at once, so that no delete takes long. 1,000.
 */
public record RelaySettings(
    Duration poll,
    Duration election,
    int batch,
    Duration leadershipCheck,
    Duration firstRetry,
    Duration lastRetry,
    Duration metadata,
    Duration close,
    Duration retention,
    Duration inboxRetention,
    Duration cleaning,
    int cleaningBatch) {

  public RelaySettings {
    if (batch < 1 || cleaningBatch < 1) {
      throw new IllegalArgumentException("a batch holds at least one row");
    }
  }

  /** The values named above. */
  public static RelaySettings defaults() {
    return new RelaySettings(
        Duration.ofMillis(75),
        Duration.ofSeconds(1),
        200,
        Duration.ofSeconds(1),
        Duration.ofMillis(200),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofDays(1),
        Duration.ofDays(400),
        Duration.ofMinutes(1),
        1_000);
  }
}

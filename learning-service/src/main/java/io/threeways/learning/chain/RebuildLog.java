package io.threeways.learning.chain;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/**
 * Makes everything that this service knows anew from the topics. One transaction: whoever asks
 * meanwhile is answered from before, whoever appends waits.
 */
@ApplicationScoped
public class RebuildLog {
  private final RecordEvent record;
  private final Replay replay;

  RebuildLog(RecordEvent record, Replay replay) {
    this.record = record;
    this.replay = replay;
  }

  /**
   * @param events how many events the log has now
   * @param skipped records that are no events
   */
  public record Rebuilt(long events, long skipped) {}

  @Transactional(Transactional.TxType.MANDATORY)
  public Rebuilt rebuild() {
    record.beginAnew();
    Count count = new Count();
    long skipped = replay.everything(event -> count.add(record.recordAgain(event)));
    record.caughtUp();
    return new Rebuilt(count.events, skipped);
  }

  private static final class Count {
    private long events;

    void add(boolean isNew) {
      events += isNew ? 1 : 0;
    }
  }
}

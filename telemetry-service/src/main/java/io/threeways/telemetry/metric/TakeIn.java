package io.threeways.telemetry.metric;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Keeps what was observed. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class TakeIn {
  private final Samples samples;

  @Inject
  public TakeIn(Samples samples) {
    this.samples = samples;
  }

  /**
   * A batch that comes again changes nothing but the count of what was dropped.
   *
   * @return the batch as it was kept
   */
  public Batch takeIn(Batch batch) {
    return samples.add(batch);
  }
}

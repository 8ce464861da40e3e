package io.threeways.telemetry.metric;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;

/** Deletes what is older than the retention. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ForgetOldSamples {
  /** So many at once that no delete takes long. */
  private static final int BATCH = 10_000;

  private final Samples samples;
  private final Retention retention;

  @Inject
  public ForgetOldSamples(Samples samples, Retention retention) {
    this.samples = samples;
    this.retention = retention;
  }

  /**
   * @return how many points were deleted; more remain when it is a multiple of a batch
   */
  public int forget(Instant now) {
    return samples.deleteBefore(now.minus(retention.age()), BATCH);
  }

  /** How long samples are kept. */
  public record Retention(Duration age) {}
}

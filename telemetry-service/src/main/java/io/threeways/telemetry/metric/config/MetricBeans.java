package io.threeways.telemetry.metric.config;

import io.threeways.telemetry.metric.ForgetOldSamples.Retention;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.QueryLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The configuration as the feature speaks of it. */
@ApplicationScoped
class MetricBeans {
  @Produces
  @Singleton
  IntakeLimits intake(MetricConfig config) {
    MetricConfig.Intake intake = config.intake();
    return new IntakeLimits(
        intake.maxBytes(),
        intake.maxPoints(),
        intake.maxAttributes(),
        intake.maxText(),
        intake.maxSeries(),
        intake.past(),
        intake.future());
  }

  @Produces
  @Singleton
  Retention retention(MetricConfig config) {
    return new Retention(config.retention());
  }

  @Produces
  @Singleton
  QueryLimits query(MetricConfig config) {
    return new QueryLimits(config.query().maxSlots(), config.query().maxPoints());
  }
}

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
  IntakeLimits intake(MetricSettings settings) {
    MetricSettings.Intake intake = settings.intake();
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
  Retention retention(MetricSettings settings) {
    return new Retention(settings.retention());
  }

  @Produces
  @Singleton
  QueryLimits query(MetricSettings settings) {
    return new QueryLimits(settings.query().maxSlots(), settings.query().maxPoints());
  }
}

package io.threeways.telemetry.verdict.config;

import io.threeways.telemetry.verdict.LookSchedule;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.Rules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

/** The configuration as the feature speaks of it. */
@ApplicationScoped
class VerdictBeans {
  @Produces
  @Singleton
  Rules rules(VerdictConfig config) {
    return new Rules(
        new Parameters(
            config.rollbackAlpha(),
            config.promoteAlpha(),
            config.tolerance(),
            config.absoluteBadRate(),
            config.minimumLooks(),
            config.contained().excess(),
            config.contained().units()),
        new LookSchedule(
            config.looks().often(),
            config.looks().oftenFor(),
            config.looks().seldom(),
            config.looks().most(),
            config.looks().mostStrata()),
        Map.of(Measure.ERRORS, config.role().errors(), Measure.LATENCY, config.role().latency()),
        config.quantiles(),
        config.latencyFloor());
  }
}

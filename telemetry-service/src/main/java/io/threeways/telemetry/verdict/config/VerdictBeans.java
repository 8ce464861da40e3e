package io.threeways.telemetry.verdict.config;

import io.threeways.observability.Chain;
import io.threeways.telemetry.verdict.Chains;
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
  Chains chains() {
    return Chain::within;
  }

  @Produces
  @Singleton
  Rules rules(VerdictSettings settings) {
    return new Rules(
        new Parameters(
            settings.rollbackAlpha(),
            settings.promoteAlpha(),
            settings.tolerance(),
            settings.absoluteBadRate(),
            settings.minimumLooks(),
            settings.contained().excess(),
            settings.contained().units()),
        new LookSchedule(
            settings.looks().often(),
            settings.looks().oftenFor(),
            settings.looks().seldom(),
            settings.looks().most(),
            settings.looks().mostStrata()),
        Map.of(
            Measure.ERRORS, settings.role().errors(), Measure.LATENCY, settings.role().latency()),
        settings.quantiles(),
        settings.latencyFloor(),
        settings.latencyWarmUp());
  }
}

package io.threeways.deploy.traffic.config;

import io.threeways.deploy.traffic.Validity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the configuration says, in the feature's own words. */
@ApplicationScoped
class TrafficBeans {
  @Produces
  @Singleton
  Validity validity(TrafficSettings settings) {
    return new Validity(settings.validity(), settings.renewal());
  }
}

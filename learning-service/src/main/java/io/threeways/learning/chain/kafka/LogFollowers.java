package io.threeways.learning.chain.kafka;

import io.threeways.learning.chain.Followers;
import io.threeways.learning.chain.LogFollower;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Finds the features that follow the log. */
@ApplicationScoped
class LogFollowers {
  @Produces
  @Singleton
  Followers followers(Instance<LogFollower> all) {
    return new Followers(all.stream().toList());
  }
}

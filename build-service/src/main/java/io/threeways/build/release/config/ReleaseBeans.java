package io.threeways.build.release.config;

import io.threeways.build.release.ReleaseLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What the rules of release branches take as arguments. */
@ApplicationScoped
class ReleaseBeans {

  @Produces
  @Singleton
  ReleaseLimits limits(ReleaseSettings settings) {
    return new ReleaseLimits(settings.picks(), settings.history(), settings.guarded());
  }
}

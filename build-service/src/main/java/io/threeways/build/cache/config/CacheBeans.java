package io.threeways.build.cache.config;

import io.threeways.build.cache.CacheLimits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Limits as the feature knows them. */
@ApplicationScoped
class CacheBeans {

  @Produces
  @Singleton
  CacheLimits limits(CacheSettings settings) {
    return new CacheLimits(
        settings.entry().asLongValue(),
        settings.files(),
        settings.repository().asLongValue(),
        settings.entries());
  }
}

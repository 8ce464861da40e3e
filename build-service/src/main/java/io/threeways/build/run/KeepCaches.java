package io.threeways.build.run;

import io.threeways.pipeline.Cache;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.run.InfrastructureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps what a green build's stages cache. Before the build is recorded as green: what a merge
 * leaves is then there when it lands.
 */
@ApplicationScoped
public class KeepCaches {
  private final Agent agent;
  private final Caches caches;
  private final Clock clock;

  KeepCaches(Agent agent, Caches caches, @Named("build-clock") Clock clock) {
    this.agent = agent;
    this.caches = caches;
    this.clock = clock;
  }

  /** Never fails a build that has passed. */
  void keep(Build.Running build, Pipeline pipeline, BuildLog log) throws InterruptedException {
    for (Cache cache : pipeline.caches()) {
      Instant begun = clock.instant();
      try {
        switch (caches.keep(build, cache, agent)) {
          case Caches.Stored(String whose, long bytes) ->
              log.narrate(
                  "cache: kept %s for %s in %d ms"
                      .formatted(
                          Sizes.text(bytes),
                          whose,
                          Duration.between(begun, clock.instant()).toMillis()));
          case Caches.NotStored(String why) -> log.narrate("cache: not kept: " + why);
          case Caches.NotNeeded _ -> {}
        }
      } catch (IOException | InfrastructureFailure e) {
        log.narrate("cache: not kept: " + e.getMessage());
      }
    }
  }
}

package io.threeways.build.run;

import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Cache;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.run.InfrastructureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives a build its files: its commit's, and what earlier builds left for it. A cache saves time
 * only, so whatever is wrong with one, the build goes on without.
 */
@ApplicationScoped
public class FillWorkspace {
  private final Trees trees;
  private final Agent agent;
  private final Caches caches;
  private final Clock clock;

  FillWorkspace(Trees trees, Agent agent, Caches caches, @Named("build-clock") Clock clock) {
    this.trees = trees;
    this.agent = agent;
    this.caches = caches;
    this.clock = clock;
  }

  void fill(Build.Running build, Pipeline pipeline, BuildLog log)
      throws InfrastructureFailure, InterruptedException {
    String workspace = Assignment.of(build).workspace();
    List<Restoring> found = new ArrayList<>();
    for (Cache cache : pipeline.caches()) {
      look(build, cache, found, log);
    }
    try {
      agent.fill(
          workspace,
          out -> {
            for (Restoring cache : found) {
              cache.writeTo(out);
            }
            writeCommit(build, out);
          });
      found.forEach(cache -> log.narrate(cache.sentence()));
    } catch (InfrastructureFailure e) {
      if (found.isEmpty()) {
        throw e;
      }
      log.narrate("cache: left out, the workspace could not be filled with it: " + e.getMessage());
      agent.fill(workspace, out -> writeCommit(build, out));
    }
  }

  private void look(Build.Running build, Cache cache, List<Restoring> found, BuildLog log) {
    try {
      switch (caches.find(build, cache)) {
        case Caches.Hit hit -> found.add(new Restoring(hit));
        case Caches.Miss(String why) -> log.narrate("cache: " + why);
      }
    } catch (IOException e) {
      log.narrate("cache: cannot be read: " + e.getMessage());
    }
  }

  private void writeCommit(Build.Running build, OutputStream out) throws IOException {
    trees.writeTar(build.id().repository(), build.origin().commit(), out);
  }

  /** A cache on its way into a workspace. */
  private final class Restoring {
    private final Caches.Hit hit;
    private Duration taken = Duration.ZERO;

    Restoring(Caches.Hit hit) {
      this.hit = hit;
    }

    void writeTo(OutputStream out) throws IOException {
      Instant begun = clock.instant();
      hit.entries().writeTo(out);
      taken = Duration.between(begun, clock.instant());
    }

    String sentence() {
      return "cache: restored %s from %s in %d ms"
          .formatted(Sizes.text(hit.bytes()), hit.from(), taken.toMillis());
    }
  }
}

package io.threeways.build.cache;

import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.repository.Trees;
import io.threeways.build.run.Agent;
import io.threeways.build.run.Assignment;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildFollower;
import io.threeways.build.run.Caches;
import io.threeways.build.run.Origin;
import io.threeways.pipeline.Cache;
import io.threeways.pipeline.run.InfrastructureFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Caches of builds, each seen by those of its {@link CacheScope} only. */
@ApplicationScoped
public class BuildCaches implements Caches, BuildFollower {
  private final CacheEntries entries;
  private final CacheFiles files;
  private final Trees trees;
  private final CacheLimits limits;
  private final Clock clock;

  BuildCaches(
      CacheEntries entries,
      CacheFiles files,
      Trees trees,
      CacheLimits limits,
      @Named("build-clock") Clock clock) {
    this.entries = entries;
    this.files = files;
    this.trees = trees;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Found find(Build.Running build, Cache cache) throws IOException {
    Origin of = build.origin();
    Optional<Miss> useless = useless(of, cache);
    if (useless.isPresent()) {
      return useless.get();
    }
    CacheKey key = key(of, cache);
    for (CacheScope scope : CacheScope.readableBy(of)) {
      Optional<CacheEntry> entry = entries.find(of.id().repository(), scope, key);
      if (entry.isPresent()) {
        return restored(of, entry.get());
      }
    }
    return new Miss("nothing was kept for this key: " + String.join(", ", cache.key()));
  }

  private Found restored(Origin of, CacheEntry entry) throws IOException {
    Optional<Agent.Archive> archive = files.open(entry.repository(), entry.digest());
    if (archive.isEmpty()) {
      entries.remove(entry);
      return new Miss(
          "what was kept for %s is damaged and was removed".formatted(word(entry.scope())));
    }
    // Which of main's entries are kept is main's to say, not a branch's that asks for them.
    if (CacheScope.isDelivered(of) || !(entry.scope() instanceof CacheScope.Main)) {
      entries.use(entry, clock.instant());
    }
    return new Hit(word(entry.scope()), entry.bytes(), archive.get());
  }

  @Override
  public Kept keep(Build.Running build, Cache cache, Agent agent)
      throws IOException, InfrastructureFailure, InterruptedException {
    Origin of = build.origin();
    RepositoryName repository = of.id().repository();
    Optional<CacheScope> scope = CacheScope.writtenBy(of);
    if (scope.isEmpty() || useless(of, cache).isPresent()) {
      return new NotNeeded();
    }
    CacheKey key = key(of, cache);
    if (CacheScope.readableBy(of).stream()
        .anyMatch(readable -> entries.find(repository, readable, key).isPresent())) {
      return new NotNeeded();
    }
    try (CacheFiles.Draft draft = files.begin(repository)) {
      boolean empty = true;
      for (String path : cache.paths()) {
        switch (packed(build, path, agent, draft)) {
          case TOO_MUCH -> {
            return new NotStored(
                ("%s: more than %d bytes (threeways.build.cache.entry)"
                        + " or %d files (threeways.build.cache.files)")
                    .formatted(
                        String.join(", ", cache.paths()),
                        limits.entryBytes(),
                        limits.entryFiles()));
          }
          case ADDED -> empty = false;
          case ABSENT -> {}
        }
      }
      if (empty) {
        return new NotStored("nothing lies at " + String.join(", ", cache.paths()));
      }
      CacheFiles.Finished finished = draft.finish();
      entries.put(
          new CacheEntry(
              repository, scope.get(), key, finished.digest(), finished.bytes(), clock.instant()));
      entries.evict(repository, limits);
      files.retain(repository, entries.digests(repository));
      return new Stored(word(scope.get()), finished.bytes());
    }
  }

  private enum Packed {
    ADDED,
    ABSENT,
    TOO_MUCH
  }

  private static Packed packed(
      Build.Running build, String path, Agent agent, CacheFiles.Draft draft)
      throws InfrastructureFailure, InterruptedException {
    try {
      String workspace = Assignment.of(build).workspace();
      return agent.read(workspace, path, tar -> draft.add(path, tar))
          ? Packed.ADDED
          : Packed.TOO_MUCH;
    } catch (Agent.NotInWorkspace e) {
      return Packed.ABSENT;
    }
  }

  /** The build of a push has left what it left; that of a merge leaves it now. */
  @Override
  public void passed(Build.Passed build) {
    if (build.origin().isMerge()) {
      entries.land(build.id());
    }
  }

  @Override
  public void failed(Build.Failed build) {
    // It has left nothing.
  }

  /** What its commit says against it. */
  private Optional<Miss> useless(Origin of, Cache cache) throws IOException {
    for (String path : cache.key()) {
      if (trees.item(of.id().repository(), of.commit(), path).isEmpty()) {
        return Optional.of(new Miss("its key '%s' is not in the repository".formatted(path)));
      }
    }
    for (String path : cache.paths()) {
      if (!isFree(of, path)) {
        return Optional.of(new Miss("'%s' is in the repository and not cached".formatted(path)));
      }
    }
    return Optional.empty();
  }

  /** Nothing lies there, and above it nothing but folders. */
  private boolean isFree(Origin of, String path) throws IOException {
    for (int end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
      Optional<Trees.Item> above =
          trees.item(of.id().repository(), of.commit(), path.substring(0, end));
      if (above.isPresent() && !above.get().isFolder()) {
        return false;
      }
    }
    return trees.item(of.id().repository(), of.commit(), path).isEmpty();
  }

  private CacheKey key(Origin of, Cache cache) throws IOException {
    List<CommitSha> contents = new ArrayList<>();
    for (String path : cache.key()) {
      contents.add(trees.item(of.id().repository(), of.commit(), path).orElseThrow().id());
    }
    return CacheKey.of(cache, contents);
  }

  private static String word(CacheScope scope) {
    return switch (scope) {
      case CacheScope.Main _ -> "main";
      case CacheScope.Life _ -> "this branch";
      case CacheScope.Merge _ -> "main, once it lands,";
    };
  }
}

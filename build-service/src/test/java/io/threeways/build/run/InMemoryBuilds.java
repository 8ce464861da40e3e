package io.threeways.build.run;

import io.threeways.build.repository.ChangeId;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Builds of one thread; there is nobody else to lock out. */
final class InMemoryBuilds implements Builds {
  private final Map<RepositoryName, Long> numbers = new HashMap<>();
  private final Map<BuildId, Build> builds = new HashMap<>();
  private final Map<BuildId, Product> products = new HashMap<>();
  private final Map<BuildId, TreeMap<Integer, StageRecord>> stages = new HashMap<>();

  @Override
  public BuildId next(RepositoryName repository) {
    return new BuildId(repository, numbers.merge(repository, 1L, Long::sum));
  }

  @Override
  public void add(Build.Queued build) {
    builds.put(build.id(), build);
  }

  @Override
  public Optional<BuildId> of(ChangeId change, CommitSha commit) {
    return builds.values().stream()
        .filter(build -> build.origin().change().equals(change))
        .filter(build -> build.origin().commit().equals(commit))
        .map(Build::id)
        .findFirst();
  }

  @Override
  public Optional<Build> find(BuildId id) {
    return Optional.ofNullable(builds.get(id));
  }

  @Override
  public Optional<Build> lock(BuildId id) {
    return find(id);
  }

  @Override
  public Optional<Build> claimable(Instant now) {
    return builds.values().stream()
        .filter(build -> isDue(build, now))
        .min(
            Comparator.comparing((Build build) -> build.origin().queuedAt())
                .thenComparing(build -> build.id().number()));
  }

  @Override
  public void save(Build build) {
    builds.put(build.id(), build);
  }

  @Override
  public void keep(BuildId id, Product product) {
    products.put(id, product);
  }

  @Override
  public Optional<Product> kept(BuildId id) {
    return Optional.ofNullable(products.get(id));
  }

  @Override
  public List<Build> list(Filter filter) {
    return builds.values().stream()
        .filter(build -> matches(filter.repository(), build.id().repository()))
        .filter(build -> matches(filter.branch(), build.origin().branch()))
        .filter(build -> matches(filter.commit(), build.origin().commit()))
        .sorted(
            Comparator.comparing((Build build) -> build.origin().queuedAt())
                .thenComparing(build -> build.id().number())
                .reversed())
        .limit(filter.most())
        .toList();
  }

  @Override
  public List<StageRecord> stages(BuildId id) {
    return new ArrayList<>(stages.getOrDefault(id, new TreeMap<>()).values());
  }

  @Override
  public void put(BuildId id, StageRecord stage) {
    stages
        .computeIfAbsent(id, unknown -> new TreeMap<>())
        .put(stage.attempt() * 1000 + stage.position(), stage);
  }

  private static boolean isDue(Build build, Instant now) {
    return switch (build) {
      case Build.Queued queued -> !queued.dueAt().isAfter(now);
      case Build.Running running -> !running.lease().until().isAfter(now);
      case Build.Ended _ -> false;
    };
  }

  private static boolean matches(@Nullable Object wanted, Object actual) {
    return wanted == null || wanted.equals(actual);
  }
}

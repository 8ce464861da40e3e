package io.threeways.deploy.ondemand;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Demands in a map. */
public final class InMemoryDemands implements Demands {
  private final Map<UUID, OnDemand> all = new LinkedHashMap<>();
  private final Set<String> ended = new HashSet<>();

  @Override
  public void exclusively() {
    // One test, one thread.
  }

  @Override
  public void save(OnDemand onDemand) {
    OnDemand before = all.get(onDemand.demand().id());
    all.put(
        onDemand.demand().id(), before == null ? onDemand : keeping(hindrance(before), onDemand));
  }

  private static @Nullable String hindrance(OnDemand onDemand) {
    return switch (onDemand) {
      case OnDemand.Open open -> open.hindrance();
      case OnDemand.Closing closing -> closing.hindrance();
      case OnDemand.Closed _ -> null;
    };
  }

  private static OnDemand keeping(@Nullable String hindrance, OnDemand onDemand) {
    return switch (onDemand) {
      case OnDemand.Open open -> new OnDemand.Open(open.demand(), open.until(), hindrance);
      case OnDemand.Closing closing ->
          new OnDemand.Closing(closing.demand(), closing.until(), closing.reason(), hindrance);
      case OnDemand.Closed closed -> closed;
    };
  }

  @Override
  public Optional<OnDemand> lock(String environment) {
    return all.values().stream()
        .filter(onDemand -> onDemand.place().environment().equals(environment))
        .filter(onDemand -> !(onDemand instanceof OnDemand.Closed))
        .findFirst();
  }

  @Override
  public Optional<OnDemand> find(String environment) {
    return all.values().stream()
        .filter(onDemand -> onDemand.place().environment().equals(environment))
        .max(Comparator.comparing(onDemand -> onDemand.demand().openedAt()));
  }

  @Override
  public List<OnDemand.Open> open() {
    return all.values().stream()
        .filter(OnDemand.Open.class::isInstance)
        .map(OnDemand.Open.class::cast)
        .sorted(Comparator.comparing(open -> open.demand().openedAt()))
        .toList();
  }

  @Override
  public List<OnDemand> list(int most) {
    List<OnDemand> newest = new ArrayList<>(all.values());
    newest.sort(
        Comparator.comparing((OnDemand onDemand) -> onDemand.demand().openedAt()).reversed());
    return newest.subList(0, Math.min(most, newest.size()));
  }

  @Override
  public void ended(String build, Instant at) {
    ended.add(build);
  }

  @Override
  public boolean isEnded(String build) {
    return ended.contains(build);
  }

  @Override
  public void hindered(String environment, @Nullable String hindrance) {
    lock(environment)
        .map(onDemand -> keeping(hindrance, onDemand))
        .ifPresent(onDemand -> all.put(onDemand.demand().id(), onDemand));
  }
}

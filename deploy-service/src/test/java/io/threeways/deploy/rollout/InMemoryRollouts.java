package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Rollouts in a map. */
final class InMemoryRollouts implements Rollouts {
  private final InMemoryStore store;
  private final RolloutClock clock;
  private final Map<Place, Holding> holdings = new HashMap<>();

  private record Holding(UUID holder, Instant until) {}

  InMemoryRollouts(InMemoryStore store, RolloutClock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Application lock(Place place) {
    return store.applications.computeIfAbsent(place, Application::empty);
  }

  @Override
  public Optional<Application> find(Place place) {
    return Optional.ofNullable(store.applications.get(place));
  }

  @Override
  public List<Place> places() {
    return store.applications.keySet().stream()
        .sorted(Comparator.comparing(Place::toString))
        .toList();
  }

  @Override
  public List<Application> applications() {
    return places().stream().map(store.applications::get).toList();
  }

  @Override
  public void save(Application application) {
    store.applications.put(application.place(), application);
    application.deployments().forEach(this::save);
  }

  @Override
  public void save(Deployment deployment) {
    store.deployments.put(deployment.id(), deployment);
  }

  @Override
  public void remove(Place place) {
    store.applications.remove(place);
    store.deployments.values().removeIf(deployment -> deployment.place().equals(place));
    holdings.remove(place);
  }

  @Override
  public Optional<Deployment> deployment(UUID id) {
    return Optional.ofNullable(store.deployments.get(id));
  }

  @Override
  public List<Deployment> deployments(
      @Nullable String application, @Nullable String environment, int limit) {
    return store.deployments.values().stream()
        .filter(d -> application == null || application.equals(d.place().application()))
        .filter(d -> environment == null || environment.equals(d.place().environment()))
        .sorted(
            Comparator.comparing(Deployment::requestedAt)
                .thenComparing(d -> d.id().toString())
                .reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Lease> lease(Place place, UUID holder, Duration length) {
    Application application = store.applications.get(place);
    Holding holding = holdings.get(place);
    boolean ours = holding != null && holding.holder().equals(holder);
    if (application == null || (holding != null && !ours && holding.until().isAfter(now()))) {
      return Optional.empty();
    }
    long epoch = application.epoch() + (ours ? 0 : 1);
    store.applications.put(place, withEpoch(application, epoch));
    holdings.put(place, new Holding(holder, now().plus(length)));
    return Optional.of(new Lease(place, epoch));
  }

  @Override
  public void renew(UUID holder, Duration length) {
    holdings.replaceAll(
        (_, holding) ->
            holding.holder().equals(holder) && holding.until().isAfter(now())
                ? new Holding(holder, now().plus(length))
                : holding);
  }

  @Override
  public void release(UUID holder) {
    holdings.values().removeIf(holding -> holding.holder().equals(holder));
  }

  private Instant now() {
    return clock.instant();
  }

  private static Application withEpoch(Application application, long epoch) {
    return new Application(
        application.place(),
        epoch,
        application.stable(),
        application.retiring(),
        application.standby(),
        application.current(),
        application.waiting(),
        application.closing());
  }
}

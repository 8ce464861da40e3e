package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applications and their deployments, and the leases over their servers. */
public interface Rollouts {
  /** All of it is locked until the caller's transaction ends. Creates the place. */
  Application lock(Place place);

  /** As it was last committed; empty when the place does not exist. */
  Optional<Application> find(Place place);

  List<Place> places();

  List<Application> applications();

  /** With its current and its waiting deployment. The place is locked by the caller. */
  void save(Application application);

  void save(Deployment deployment);

  /** The place and its deployments; it is locked by the caller. */
  void remove(Place place);

  Optional<Deployment> deployment(UUID id);

  /**
   * Newest first.
   *
   * @param application null for all
   * @param environment null for all
   */
  List<Deployment> deployments(
      @Nullable String application, @Nullable String environment, int limit);

  /**
   * Takes or keeps the lease of a place. The epoch rises when it passes from one holder to another.
   *
   * @return empty when somebody else holds it, or is just taking it
   */
  Optional<Lease> lease(Place place, UUID holder, Duration length);

  /** All leases of this holder last for another {@code length}. */
  void renew(UUID holder, Duration length);

  /** Whoever comes next may take them at once. */
  void release(UUID holder);
}

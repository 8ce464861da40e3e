package io.threeways.deploy.ondemand;

import io.threeways.deploy.environment.Environments;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Vacancies;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Nothing runs in an environment any more: that is its end. */
@ApplicationScoped
public class DemandVacancies implements Vacancies {
  private final Demands demands;
  private final Environments environments;
  private final DemandAnnouncements announcements;

  @Inject
  public DemandVacancies(
      Demands demands, Environments environments, DemandAnnouncements announcements) {
    this.demands = demands;
    this.environments = environments;
    this.announcements = announcements;
  }

  @Override
  public void vacated(Place place, Instant at) {
    demands
        .lock(place.environment())
        .ifPresent(
            onDemand -> {
              switch (onDemand) {
                case OnDemand.Closing closing -> {
                  OnDemand.Closed closed = closing.vacated(at);
                  demands.save(closed);
                  environments.remove(place.environment());
                  announcements.closed(closed);
                }
                case OnDemand.Open _, OnDemand.Closed _ ->
                    throw new IllegalStateException(place + " was vacated and not closing");
              }
            });
  }

  @Override
  public void hindered(Place place, @Nullable String hindrance) {
    demands.hindered(place.environment(), hindrance);
  }
}

package io.threeways.deploy.ondemand.http;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Demand;
import io.threeways.deploy.ondemand.Difference;
import io.threeways.deploy.ondemand.OnDemand;
import io.threeways.deploy.rollout.Application;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.deploy.rollout.Rollouts;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of an environment, put together. */
@ApplicationScoped
class Describe {
  private final Rollouts rollouts;

  Describe(Rollouts rollouts) {
    this.rollouts = rollouts;
  }

  EnvironmentView standing(String name, List<String> applications) {
    return new EnvironmentView(
        name,
        "standing",
        "standing",
        applications,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        null,
        null,
        List.of());
  }

  EnvironmentView onDemand(OnDemand onDemand) {
    Optional<Application> application = rollouts.find(onDemand.place());
    return switch (onDemand) {
      case OnDemand.Open open -> open(open, application);
      case OnDemand.Closing closing ->
          view(closing, "closing", application, closing.reason(), closing.hindrance(), null);
      case OnDemand.Closed closed ->
          view(closed, "deleted", Optional.empty(), closed.reason(), null, closed.at());
    };
  }

  private EnvironmentView open(OnDemand.Open open, Optional<Application> application) {
    if (application.isPresent() && application.get().stable() != null) {
      return view(open, "ready", application, null, open.hindrance(), null);
    }
    Optional<Rollout> rollout = application.map(Application::current).map(Deployment::rollout);
    return rollout.isPresent() && rollout.get() instanceof Rollout.Failed failed
        ? view(open, "failed", application, failed.reason().words(), open.hindrance(), null)
        : view(open, "creating", application, null, open.hindrance(), null);
  }

  private EnvironmentView view(
      OnDemand onDemand,
      String state,
      Optional<Application> application,
      @Nullable String reason,
      @Nullable String hindrance,
      @Nullable Instant deletedAt) {
    Demand demand = onDemand.demand();
    Place place = onDemand.place();
    Optional<Plan> runs = runs(new Place(place.application(), demand.like()));
    List<URI> servers =
        application.map(Application::stable).map(stable -> stable.endpoints()).orElse(List.of());
    UUID deployment = application.map(Application::current).map(Deployment::id).orElse(null);
    return new EnvironmentView(
        place.environment(),
        "on-demand",
        state,
        List.of(place.application()),
        state.equals("ready")
            ? place.application() + "." + place.environment() + ".localhost"
            : null,
        demand.build(),
        demand.requestedBy(),
        demand.openedAt(),
        onDemand.until(),
        deletedAt,
        reason,
        hindrance,
        deployment,
        demand.release().artifact().digest(),
        state.equals("closing") ? List.of() : servers,
        demand.like(),
        runs.isPresent() ? "what runs there" : "what the pipeline file describes",
        Difference.between(runs.orElse(demand.described()), demand.release().plan()));
  }

  private Optional<Plan> runs(Place place) {
    return rollouts.find(place).map(Application::stable).map(stable -> stable.release().plan());
  }
}

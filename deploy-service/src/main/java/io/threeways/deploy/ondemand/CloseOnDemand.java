package io.threeways.deploy.ondemand;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Answer.Done;
import io.threeways.deploy.ondemand.Answer.Unknown;
import io.threeways.deploy.rollout.ClosePlace;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import io.threeways.deploy.rollout.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes environments away: when their build ends, when their time is up, when a person says so. Who
 * is in the way of that is shown, and it is done as soon as it can be.
 */
@ApplicationScoped
public class CloseOnDemand {
  private final Demands demands;
  private final ClosePlace places;
  private final Transactions transactions;
  private final Wake wake;
  private final RolloutClock clock;
  private final Bounds bounds;

  @Inject
  public CloseOnDemand(
      Demands demands,
      ClosePlace places,
      Transactions transactions,
      Wake wake,
      RolloutClock clock,
      Bounds bounds) {
    this.demands = demands;
    this.places = places;
    this.transactions = transactions;
    this.wake = wake;
    this.clock = clock;
    this.bounds = bounds;
  }

  /**
   * The build needs none any more; joins the caller's transaction.
   *
   * @return the places that are to be looked at after it
   */
  public List<Place> afterBuild(String build, String end) {
    demands.exclusively();
    demands.ended(build, clock.instant());
    if (!bounds.endsWithBuild()) {
      return List.of();
    }
    List<OnDemand.Open> own =
        demands.open().stream().filter(open -> build.equals(open.demand().build())).toList();
    own.forEach(open -> close(open, "build %s %s".formatted(build, end)));
    return own.stream().map(OnDemand::place).toList();
  }

  /** A person takes it away. One that is on its way out stays there. */
  public Answer byPerson(String name, String user) {
    Answer answer =
        transactions.in(
            () ->
                demands
                    .lock(name)
                    .map(onDemand -> (Answer) new Done(closed(onDemand, user + " deleted it")))
                    .orElseGet(() -> new Unknown(name)));
    if (answer instanceof Done(OnDemand onDemand)) {
      wake.wake(onDemand.place());
    }
    return answer;
  }

  /** Those whose time is up. */
  public void overdue() {
    Instant now = clock.instant();
    for (OnDemand.Open open : demands.open()) {
      if (!open.until().isAfter(now)) {
        overdue(open.place().environment(), now);
        wake.wake(open.place());
      }
    }
  }

  private void overdue(String name, Instant now) {
    boolean _ =
        transactions.in(
            () -> {
              Optional<OnDemand> locked = demands.lock(name);
              // It may have been extended meanwhile.
              if (locked.isPresent() && !locked.get().until().isAfter(now)) {
                OnDemand _ = closed(locked.get(), "its time was up");
              }
              return true;
            });
  }

  private OnDemand closed(OnDemand onDemand, String reason) {
    return switch (onDemand) {
      case OnDemand.Open open -> close(open, reason);
      case OnDemand.Closing _, OnDemand.Closed _ -> onDemand;
    };
  }

  OnDemand.Closing close(OnDemand.Open open, String reason) {
    OnDemand.Closing closing = open.close(reason);
    demands.save(closing);
    places.close(open.place());
    return closing;
  }
}

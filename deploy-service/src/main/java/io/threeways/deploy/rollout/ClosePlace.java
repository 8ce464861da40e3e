package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Takes a place away: its traffic at once, its servers as soon as their host answers. */
@ApplicationScoped
public class ClosePlace {
  private final Rollouts rollouts;
  private final Releases releases;
  private final Places places;
  private final RecordMove moves;
  private final Transactions transactions;
  private final Vacancies vacancies;
  private final RolloutClock clock;
  private final Steps steps;

  @Inject
  public ClosePlace(
      Rollouts rollouts,
      Releases releases,
      Places places,
      RecordMove moves,
      Transactions transactions,
      Vacancies vacancies,
      RolloutClock clock,
      Steps steps) {
    this.rollouts = rollouts;
    this.releases = releases;
    this.places = places;
    this.moves = moves;
    this.transactions = transactions;
    this.vacancies = vacancies;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * Joins the caller's transaction. From its commit on no request is led there, and nothing is
   * deployed there any more.
   */
  public void close(Place place) {
    moves.close(place);
  }

  /**
   * Nothing runs there any more: all that is known of the place goes.
   *
   * @return whether it did
   */
  boolean vacate(Application seen) {
    Place place = seen.place();
    boolean vacated =
        transactions.in(
            () -> {
              // Locking a place that another process took away would bring it back.
              if (rollouts.find(place).isEmpty() || !rollouts.lock(place).equals(seen)) {
                return false;
              }
              rollouts.remove(place);
              releases.remove(place);
              places.remove(place);
              vacancies.vacated(place, clock.instant());
              steps.reached("before vacated");
              return true;
            });
    steps.reached("after vacated");
    return vacated;
  }
}

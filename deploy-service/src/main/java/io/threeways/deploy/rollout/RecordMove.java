package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.ShiftTraffic;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * The only way in which a place changes: state, weights and events in one transaction, decided on
 * the locked state.
 */
@ApplicationScoped
public class RecordMove {
  private final Rollouts rollouts;
  private final Announcements announcements;
  private final ShiftTraffic traffic;
  private final Transactions transactions;
  private final RolloutClock clock;
  private final Steps steps;

  @Inject
  public RecordMove(
      Rollouts rollouts,
      Announcements announcements,
      ShiftTraffic traffic,
      Transactions transactions,
      RolloutClock clock,
      Steps steps) {
    this.rollouts = rollouts;
    this.announcements = announcements;
    this.traffic = traffic;
    this.transactions = transactions;
    this.clock = clock;
    this.steps = steps;
  }

  /**
   * @param decide sees the place as it is; may refuse by returning no move. Asked once more, with
   *     the same effect, where it brings a place into being
   * @return what {@code decide} answered
   */
  <R> R decide(Place place, Function<Application, Decided<R>> decide) {
    Decided<R> decided =
        transactions.in(
            () -> {
              Decided<R> answer = answer(place, decide);
              answer.move().ifPresent(this::apply);
              return answer;
            });
    decided.move().ifPresent(move -> steps.reached("after " + name(move)));
    return decided.answer();
  }

  /** A place comes to be by what is brought there, never by a question about it. */
  private <R> Decided<R> answer(Place place, Function<Application, Decided<R>> decide) {
    if (rollouts.find(place).isEmpty()) {
      Decided<R> answer = decide.apply(Application.empty(place));
      if (answer.move().isEmpty()) {
        return answer;
      }
    }
    return decide.apply(rollouts.lock(place));
  }

  /**
   * @return false when the place is not any more as it was {@code seen}: nothing was changed
   */
  boolean record(Application seen, Move move) {
    return decide(
        seen.place(), now -> now.equals(seen) ? Decided.by(move, true) : Decided.without(false));
  }

  /** Joins the caller's transaction. */
  void close(Place place) {
    transactions.in(
        () -> {
          Application closed = rollouts.lock(place).close();
          rollouts.save(closed);
          shiftTraffic(closed);
          steps.reached("before closing");
          return true;
        });
    steps.reached("after closing");
  }

  /** Writes the route once more when a candidate's validity runs out. */
  void confirmTraffic(Place place) {
    transactions.in(
        () -> {
          rollouts.find(place).map(_ -> rollouts.lock(place)).ifPresent(this::shiftTraffic);
          return true;
        });
  }

  private void apply(Move move) {
    Application next = announced(move);
    rollouts.save(next);
    move.dropped().forEach(rollouts::save);
    shiftTraffic(next);
    steps.reached("before " + name(move));
  }

  private Application announced(Move move) {
    if (move.reason().isEmpty()) {
      return move.application();
    }
    Instant now = clock.instant();
    Optional<UUID> event = announcements.entered(move.application(), move.reason().get(), now);
    return event.map(move.application()::lastEvent).orElse(move.application());
  }

  private void shiftTraffic(Application application) {
    if (application.closing()) {
      traffic.away(application.place());
    }
    application.route().ifPresent(route -> traffic.to(route, application.epoch(), clock.instant()));
  }

  private static String name(Move move) {
    return move.reason().isEmpty() ? "aside" : move.application().rollingOut().rollout().word();
  }

  /**
   * @param move empty when nothing shall change
   * @param answer for whoever asked
   */
  record Decided<R>(Optional<Move> move, R answer) {
    static <R> Decided<R> by(Move move, R answer) {
      return new Decided<>(Optional.of(move), answer);
    }

    static <R> Decided<R> without(R answer) {
      return new Decided<>(Optional.empty(), answer);
    }
  }
}

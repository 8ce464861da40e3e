package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.RecordMove.Decided;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Undecided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Does what the verdict says. What is about another deployment or an earlier step is ignored. */
@ApplicationScoped
public class HeedJudgement {
  private final RecordMove moves;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  public HeedJudgement(RecordMove moves, RolloutClock clock, Limits limits) {
    this.moves = moves;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Joins the caller's transaction, if there is one.
   *
   * @return whether anything came of it
   */
  public boolean heed(Place place, Judgement judgement) {
    return moves.decide(
        place,
        application ->
            next(application, judgement)
                .map(next -> Decided.by(move(application, next, judgement), true))
                .orElseGet(() -> Decided.without(false)));
  }

  private Move move(Application application, Rollout next, Judgement judgement) {
    Reason reason = Reason.judged(judgement, words(judgement));
    return Move.on(application.advance(next, reason, clock.instant()), reason);
  }

  private Optional<Rollout> next(Application application, Judgement judgement) {
    Deployment current = application.current();
    if (current == null
        || application.closing()
        || !current.id().equals(judgement.deployment())
        || !(current.rollout() instanceof Undecided state)
        || state.serving().isNone()) {
      return Optional.empty();
    }
    Reason reason = Reason.judged(judgement, words(judgement));
    // That the candidate is worse does not depend on the step in which it was found out.
    if (judgement.verdict() == Judgement.Verdict.ROLLBACK) {
      return Optional.of(state.giveUp(reason, clock.instant(), limits.drain()));
    }
    return state instanceof OnTrial running && running.step() == judgement.step()
        ? Optional.of(after(running, application, judgement.verdict(), reason))
        : Optional.empty();
  }

  private Rollout after(
      OnTrial trial, Application application, Judgement.Verdict verdict, Reason reason) {
    Course course = application.rollingOut().course();
    Instant now = clock.instant();
    return switch (verdict) {
      case PROMOTE -> trial.promote(course, application.beside(), now, limits);
      case ROLLBACK -> trial.giveUp(reason, now, limits.drain());
      case FIX_FORWARD -> trial.pause(reason);
      case INCONCLUSIVE -> trial.undecided(course, application.beside(), reason, now, limits);
    };
  }

  private static String words(Judgement judgement) {
    return "%s: %s (%s)".formatted(judgement.verdict(), judgement.rule(), judgement.measure());
  }
}

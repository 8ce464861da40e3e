package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rollout as its judge sees it.
 *
 * <pre>
 *          shifted, observed, answered            judged worse, over
 *        ┌──────────────┐
 *  ─────▶│     Open     │────────────────────────────▶ Closed
 *        └──────────────┘
 * </pre>
 *
 * <p>What is told of it may come in any order: counters before the first weights, the end before
 * the beginning. The state is the same afterwards.
 */
public sealed interface Trial {
  Subject subject();

  /** New weights were told of. */
  Trial shifted(Step step);

  /** The rollout ended, however. */
  Closed over();

  /** Nothing is judged any more. */
  record Closed(Subject subject) implements Trial {
    @Override
    public Closed shifted(Step step) {
      return this;
    }

    @Override
    public Closed over() {
      return this;
    }
  }

  /**
   * @param current the last weights that were told of; null before any
   * @param looksBefore how many looks were taken before the current step
   * @param answered whether the current step was promoted or found inconclusive
   */
  record Open(
      Subject subject, @Nullable Step current, int looksBefore, boolean answered, Watch watch)
      implements Trial {

    /** Nothing is known but which it is. */
    public static Open of(Subject subject) {
      return new Open(subject, null, 0, false, Watch.begun());
    }

    @Override
    public Open shifted(Step step) {
      if (current != null && !step.isLaterThan(current)) {
        return this;
      }
      return new Open(subject, step, watch.looks(), false, watch);
    }

    @Override
    public Closed over() {
      return new Closed(subject);
    }

    /** The current step has its one answer; worse is found out in spite of it. */
    Open answer() {
      return new Open(subject, current, looksBefore, true, watch);
    }

    /** Whether nothing was counted yet: what was before can still be added. */
    public boolean isNew() {
      return watch.gateways().isEmpty();
    }

    public Open with(LatencyWindow history) {
      return new Open(subject, current, looksBefore, answered, watch.with(history));
    }

    /** Takes in counters; closes the looks that are due. */
    public Observed observe(Snapshot snapshot, Rules rules) {
      if (!watch.isNews(snapshot)) {
        return new Observed(this, List.of());
      }
      List<Look> looks = new ArrayList<>();
      Watch next = watch;
      Step judged = isWatched() ? current : null;
      if (judged != null && next.beginsStep(snapshot)) {
        next = close(next, judged, rules, looks);
      }
      next = next.plus(snapshot);
      if (judged != null && isDue(next, snapshot.at(), rules)) {
        next = close(next, judged, rules, looks);
      }
      return new Observed(new Open(subject, current, looksBefore, answered, next), looks);
    }

    /** What the evidence says now; {@link Decision#HOLD} when the step has its answer. */
    public Judgement standing(Instant at, Rules rules) {
      Judgement judgement =
          new DecisionRule(rules.parameters(), Circumstances.unknown())
              .decide(standings(rules), progress(at), watch.customersHit());
      return switch (judgement.decision()) {
        case ROLLBACK, FIX_FORWARD, HOLD -> judgement;
        case PROMOTE, INCONCLUSIVE ->
            answered || !isWatched()
                ? new Judgement(Decision.HOLD, "the step has its answer", judgement.measure())
                : judgement;
      };
    }

    /** How far the current step is. */
    public StepProgress progress(Instant at) {
      if (current == null) {
        return new StepProgress(0, Duration.ZERO, Duration.ZERO, false);
      }
      return new StepProgress(
          watch.looks() - looksBefore,
          Duration.between(current.since(), at),
          current.minimum(),
          current.isOverdue(at));
    }

    /** When the timer must look after it; null when it need not. */
    public @Nullable Instant deadline() {
      return current == null || answered || !isWatched() ? null : current.deadline();
    }

    private boolean isWatched() {
      return current != null && current.isJudged();
    }

    private List<MeasureStanding> standings(Rules rules) {
      List<MeasureStanding> standings = new ArrayList<>();
      for (Measure measure : Measure.values()) {
        standings.add(
            new MeasureStanding(
                measure, rules.role(measure), watch.evidence(measure, rules), null));
      }
      return standings;
    }

    private static boolean isDue(Watch watch, Instant at, Rules rules) {
      return rules.schedule().isDue(watch.firstLook(), watch.lastLook(), at);
    }

    private static Watch close(Watch watch, Step step, Rules rules, List<Look> looks) {
      if (rules.schedule().isExhausted(watch.looks(), watch.strata())) {
        return watch;
      }
      Look look = watch.look(step.since(), rules);
      looks.add(look);
      return watch.after(look, rules);
    }
  }

  /**
   * @param looks that were closed; mostly one, none between looks
   */
  record Observed(Open trial, List<Look> looks) {
    public Observed {
      looks = List.copyOf(looks);
    }
  }
}

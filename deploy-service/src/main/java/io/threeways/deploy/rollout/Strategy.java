package io.threeways.deploy.rollout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How the traffic of a place gets from its stable version to a candidate: in which {@link Leg
 * legs}, how long each of them lasts, and what becomes of the servers that were left.
 *
 * <p>All strategies are driven by the same states; what differs between them is said here.
 */
public sealed interface Strategy {
  /** How long a leg lasts. */
  Pacing pacing();

  /**
   * The way from no traffic to all of it.
   *
   * @param servers of the candidate in the end
   * @param beside of the stable version in the beginning, at least one
   */
  List<Leg> legs(int servers, int beside);

  /** The same without a trial, where nothing is lost by all traffic at once. */
  default Strategy direct() {
    return new Canary(List.of(Leg.ALL), pacing());
  }

  /** For people and tools, as the pipeline file calls it. */
  default String word() {
    return switch (this) {
      case Canary _ -> "canary";
      case BlueGreen _ -> "blue-green";
      case Rolling _ -> "rolling";
    };
  }

  /** For how long the servers that were left can take all traffic again; zero when not at all. */
  default Duration warm() {
    return Duration.ZERO;
  }

  /** All of the candidate's servers start beside the stable ones; its share grows. */
  record Canary(List<Integer> steps, Pacing pacing) implements Strategy {
    public Canary {
      steps = rising(steps);
    }

    @Override
    public List<Leg> legs(int servers, int beside) {
      return shares(steps, servers, beside);
    }
  }

  /**
   * The same with two whole fleets, of which the one that was left stays warm.
   *
   * @param warm for how long it does, from the moment on at which it lost all traffic
   */
  record BlueGreen(List<Integer> steps, Pacing pacing, Duration warm) implements Strategy {
    public BlueGreen {
      steps = rising(steps);
      if (warm.isNegative() || warm.isZero()) {
        throw new IllegalArgumentException("the old colour stays warm for a while, not " + warm);
      }
    }

    @Override
    public List<Leg> legs(int servers, int beside) {
      return shares(steps, servers, beside);
    }
  }

  /**
   * Server by server: old ones end before new ones start in their place. The last old ones stay
   * until the last new ones are well, so that there is a way back at every moment.
   *
   * @param batch how many are replaced at once
   */
  record Rolling(int batch, Pacing pacing) implements Strategy {
    /** Replaces what runs by itself, where the plan names another strategy. */
    static final Rolling RESTART =
        new Rolling(
            1, new Pacing(Duration.ofSeconds(1), Duration.ofSeconds(5), WhenInconclusive.CONTINUE));

    public Rolling {
      if (batch < 1) {
        throw new IllegalArgumentException("a batch is at least one server, not " + batch);
      }
    }

    @Override
    public List<Leg> legs(int servers, int beside) {
      List<Leg> legs = new ArrayList<>();
      int left = beside;
      for (int serving = batch; serving < servers; serving += batch) {
        left = Math.max(1, beside - Math.ceilDiv(beside * serving, servers));
        legs.add(new Leg(serving, left, Leg.share(serving, left)));
      }
      legs.add(new Leg(servers, left, Leg.ALL));
      return List.copyOf(legs);
    }
  }

  /**
   * A stretch of the way with weights that hold.
   *
   * @param servers of the candidate that serve
   * @param beside how many of the stable version serve with them
   * @param weight the candidate's share in percent; {@link #ALL} only on the last one
   */
  record Leg(int servers, int beside, int weight) {
    static final int ALL = 100;

    /** Every server gets the same. */
    static int share(int candidate, int stable) {
      int share = Math.round((float) ALL * candidate / (candidate + stable));
      return candidate == 0 ? 0 : Math.clamp(share, 1, ALL - 1);
    }

    boolean isLast() {
      return weight == ALL;
    }
  }

  /**
   * @param minimumStep no verdict promotes a leg earlier
   * @param deadline of one leg
   * @param inconclusive what happens when the deadline passes without an answer
   */
  record Pacing(Duration minimumStep, Duration deadline, WhenInconclusive inconclusive) {}

  /** What happens when a leg's deadline passes without an answer. */
  enum WhenInconclusive {
    PAUSE,
    ROLLBACK,
    /** Nothing was found against it: that is enough to go on. */
    CONTINUE
  }

  private static List<Leg> shares(List<Integer> steps, int servers, int beside) {
    return steps.stream().map(weight -> new Leg(servers, beside, weight)).toList();
  }

  private static List<Integer> rising(List<Integer> steps) {
    if (steps.isEmpty() || steps.getLast() != Leg.ALL) {
      throw new IllegalArgumentException("the last step is 100 percent, not " + steps);
    }
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) <= (i == 0 ? 0 : steps.get(i - 1))) {
        throw new IllegalArgumentException("steps rise from above 0, not " + steps);
      }
    }
    return List.copyOf(steps);
  }
}

package io.threeways.bench.verdict;

import io.threeways.gateway.traffic.Arm;
import io.threeways.gateway.traffic.RolloutTally;
import io.threeways.gateway.traffic.Served;
import io.threeways.gateway.traffic.Split;
import io.threeways.gateway.traffic.TallyLimits;
import io.threeways.gateway.traffic.UnitOfAssignment;
import io.threeways.gateway.traffic.Version;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.ApplicationRoute.Candidate;
import io.threeways.routes.ApplicationRoute.Stable;
import io.threeways.routes.ApplicationRoute.Stickiness;
import io.threeways.telemetry.verdict.Decision;
import io.threeways.telemetry.verdict.Rules;
import io.threeways.telemetry.verdict.Step;
import io.threeways.telemetry.verdict.Subject;
import io.threeways.telemetry.verdict.Trial;
import io.threeways.telemetry.verdict.Trial.Open;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A rollout that serves request after request: the gateway's split and counters, a snapshot every
 * second and at the change of weights, and the trial that looks at them, errors and latency. Load,
 * errors and latencies swing for both versions.
 *
 * @param length of the rollout; the weights are moved from 10 to 50 percent after {@link #FIRST}
 */
record ServedRollout(Shop shop, Duration length, Rules rules) {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final Duration FIRST = Duration.ofSeconds(60);
  private static final List<URI> SOMEWHERE = List.of(URI.create("http://127.0.0.1:1"));
  private static final TallyLimits LIMITS = new TallyLimits(100_000, 10);
  private static final double SWING = 0.7;
  private static final double MEDIAN_SECONDS = 0.02;
  private static final double LATENCY_SPREAD = 0.6;

  /** Ends with a rollback; promotions are noted, and the rollout goes on being watched. */
  Outcome run(long seed) {
    return new Run(new Chance(seed)).toTheEnd();
  }

  private Split split(UUID deployment, int weight, int step) {
    Stickiness stickiness =
        shop.unit() == UnitOfAssignment.KEY
            ? new Stickiness(Stickiness.Kind.COOKIE, "customer")
            : Stickiness.NONE;
    return new Split(
        new ApplicationRoute(
            "shop",
            "production",
            1,
            step,
            new Stable("sha256:a", SOMEWHERE),
            new Candidate(
                "sha256:b", SOMEWHERE, weight, deployment, step, START.plus(length).plusSeconds(1)),
            stickiness));
  }

  private Step step(int number) {
    Instant since = START.plus(FIRST.multipliedBy(number - 1L));
    return new Step(
        number,
        since,
        Duration.ofSeconds(5),
        START.plus(length).plusSeconds(1),
        number - 1,
        new UUID(0, number));
  }

  private final class Run {
    private final Chance chance;
    private final Customers customers;
    private final RolloutTally tally = new RolloutTally(shop.unit(), LIMITS);
    private final double phase;
    private final UUID deployment;
    private Split split;
    private Open trial;
    private long failed;

    Run(Chance chance) {
      this.chance = chance;
      this.customers = new Customers(shop.customers(), shop.alwaysFailing(), chance);
      this.phase = 2 * Math.PI * chance.uniform();
      this.deployment = chance.id();
      this.split = split(deployment, 10, 1);
      this.trial =
          Open.of(new Subject(deployment, "shop", "production", new UUID(0, 2))).shifted(step(1));
    }

    Outcome toTheEnd() {
      boolean promoted = false;
      for (int second = 1; second <= length.toSeconds(); second++) {
        Instant now = START.plusSeconds(second);
        serve(second);
        tally.closeLook();
        Decision decision = look(now);
        if (decision == Decision.ROLLBACK) {
          return new Outcome(decision, trial.watch().looks(), failed);
        }
        promoted |= decision == Decision.PROMOTE;
        if (second == FIRST.toSeconds()) {
          split = split(deployment, 50, 2);
          trial = trial.shifted(step(2));
        }
      }
      return new Outcome(
          promoted ? Decision.PROMOTE : Decision.HOLD, trial.watch().looks(), failed);
    }

    private Decision look(Instant now) {
      Trial.Observed observed = trial.observe(TalliedSnapshot.of(tally, START, now), rules);
      trial = observed.trial();
      return observed.looks().isEmpty() ? Decision.HOLD : trial.standing(now, rules).decision();
    }

    private void serve(int second) {
      double swing = Math.exp(SWING * Math.sin(2 * Math.PI * second / 300 + phase));
      double badRate = Math.min(0.9, shop.badRate() * swing);
      long requests = Math.round(shop.requestsPerSecond() * (0.5 + swing / 2));
      for (long i = 0; i < requests; i++) {
        int customer = customers.next(chance);
        long key = shop.unit() == UnitOfAssignment.KEY ? customers.key(customer) : chance.number();
        Arm arm = split.assign(key, START.toEpochMilli());
        boolean onCandidate = arm.version() == Version.CANDIDATE;
        boolean bad =
            customers.alwaysFails(customer)
                || chance.uniform() < (onCandidate ? shop.candidateRate(badRate) : badRate);
        failed += bad && onCandidate ? 1 : 0;
        tally.count(new Served(arm.version(), arm.step(), key, bad, seconds(customer, swing)));
      }
    }

    private double seconds(int customer, double swing) {
      return MEDIAN_SECONDS
          * customers.slowness(customer)
          * swing
          * Math.exp(LATENCY_SPREAD * chance.normal());
    }
  }
}

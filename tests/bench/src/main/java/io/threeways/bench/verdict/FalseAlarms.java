package io.threeways.bench.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.gateway.traffic.UnitOfAssignment;
import io.threeways.telemetry.verdict.Decision;
import io.threeways.telemetry.verdict.Rules;
import java.time.Duration;

/**
 * How often the verdict is wrong, over rollouts that are watched to their end whatever was
 * promoted.
 *
 * @param rollouts half of them with sticky customers
 */
public record FalseAlarms(int rollouts) {
  private static final double MOST_FALSE_ROLLBACKS = 0.01;
  private static final double LEAST_CAUGHT = 0.99;

  private static final int FEW_REQUESTS = 50;

  /** Two minutes of a look a second, five more of a look every ten. */
  private static final Duration LENGTH = Duration.ofMinutes(7);

  private static final Shop BY_REQUEST =
      new Shop(UnitOfAssignment.REQUEST, 2_000, 0.01, FEW_REQUESTS, 0.005, 1);
  private static final Shop STICKY =
      new Shop(UnitOfAssignment.KEY, 2_000, 0.01, FEW_REQUESTS, 0.005, 1);

  /**
   * Four times the errors at as many requests as in the second row of the design's table. Nobody
   * fails by themselves, or they would not be four times as many.
   */
  private static final Shop WORSE = new Shop(UnitOfAssignment.REQUEST, 2_000, 0, 140, 0.005, 4);

  private static final Shop WORSE_STICKY = new Shop(UnitOfAssignment.KEY, 2_000, 0, 140, 0.005, 4);

  /** Every rollback is a false one. */
  public ObjectNode withoutDifference() {
    Outcomes byRequest = outcomes(BY_REQUEST, rollouts / 2);
    Outcomes sticky = outcomes(STICKY, rollouts - rollouts / 2);
    Share falseRollbacks = sum(byRequest.share(Decision.ROLLBACK), sticky.share(Decision.ROLLBACK));
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("byRequest", byRequest.json());
    json.set("stickyHeavyTailed", sticky.json());
    json.put("falseRollbacks", falseRollbacks.value());
    json.put("stickyUpper95", sticky.share(Decision.ROLLBACK).upperBound());
    json.put("upper95", falseRollbacks.upperBound());
    json.put("atMost", MOST_FALSE_ROLLBACKS);
    json.put("reached", falseRollbacks.upperBound() <= MOST_FALSE_ROLLBACKS);
    return json;
  }

  /** Every rollout that is not rolled back in time is missed. */
  public ObjectNode fourTimesTheErrors() {
    int each = Math.max(1, rollouts / 10);
    Outcomes byRequest = outcomes(WORSE, each);
    Outcomes sticky = outcomes(WORSE_STICKY, each);
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("byRequest", byRequest.json());
    json.set("stickyHeavyTailed", sticky.json());
    // No bound: a third of the requests, and it may take longer than is watched.
    json.set("byRequestWithFewRequests", outcomes(WORSE.at(FEW_REQUESTS), each).json());
    json.set("stickyWithFewRequests", outcomes(WORSE_STICKY.at(FEW_REQUESTS), each).json());
    Share caught = worse(byRequest.share(Decision.ROLLBACK), sticky.share(Decision.ROLLBACK));
    json.put("caught", caught.value());
    json.put("lower95", caught.lowerBound());
    json.put("atLeast", LEAST_CAUGHT);
    json.put("reached", caught.lowerBound() >= LEAST_CAUGHT);
    return json;
  }

  private static Outcomes outcomes(Shop shop, int count) {
    ServedRollout rollout = new ServedRollout(shop, LENGTH, Rules.defaults());
    return Outcomes.of(count, rollout::run);
  }

  private static Share worse(Share one, Share other) {
    return one.value() <= other.value() ? one : other;
  }

  private static Share sum(Share some, Share more) {
    return new Share(some.count() + more.count(), some.all() + more.all());
  }
}

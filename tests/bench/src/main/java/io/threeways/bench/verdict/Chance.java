package io.threeways.bench.verdict;

import java.util.SplittableRandom;
import java.util.UUID;

/** Random counts. Seeded: the same seed gives the same simulation. */
final class Chance {
  /** Below this expectation failures are jumped to one by one, above it they are drawn at once. */
  private static final double FEW = 30;

  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  double uniform() {
    return random.nextDouble();
  }

  double normal() {
    return random.nextGaussian();
  }

  long number() {
    return random.nextLong();
  }

  UUID id() {
    return new UUID(number(), number());
  }

  /** How many of {@code trials} come true. */
  long binomial(long trials, double probability) {
    if (probability <= 0 || trials == 0) {
      return 0;
    }
    if (probability > 0.5) {
      return trials - binomial(trials, 1 - probability);
    }
    return trials * probability < FEW
        ? jumping(trials, probability)
        : oneByOne(trials, probability);
  }

  /** The gaps between successes are geometric. */
  private long jumping(long trials, double probability) {
    double logFailure = Math.log1p(-probability);
    long successes = 0;
    double position = Math.floor(Math.log(uniform()) / logFailure);
    while (position < trials) {
      successes++;
      position += 1 + Math.floor(Math.log(uniform()) / logFailure);
    }
    return successes;
  }

  private long oneByOne(long trials, double probability) {
    long successes = 0;
    for (long i = 0; i < trials; i++) {
      if (uniform() < probability) {
        successes++;
      }
    }
    return successes;
  }
}

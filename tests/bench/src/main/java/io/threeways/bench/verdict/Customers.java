package io.threeways.bench.verdict;

import io.threeways.gateway.traffic.KeyHash;
import java.util.Arrays;

/**
 * People who come again and again: a few of them nearly always, most of them seldom (Pareto). Some
 * of them fail whatever they are served; some are slow whatever they ask for.
 */
final class Customers {
  private static final double TAIL = 1.1;
  private static final double SLOWNESS = 0.5;

  private final double[] cumulativeActivity;
  private final boolean[] alwaysFails;
  private final double[] slowness;
  private final long[] key;

  Customers(int count, double failing, Chance chance) {
    cumulativeActivity = new double[count];
    alwaysFails = new boolean[count];
    slowness = new double[count];
    key = new long[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.pow(1 - chance.uniform(), -1 / TAIL);
      cumulativeActivity[i] = sum;
      alwaysFails[i] = chance.uniform() < failing;
      slowness[i] = Math.exp(SLOWNESS * chance.normal());
      key[i] = KeyHash.of("customer-" + i);
    }
  }

  /** Who comes next. */
  int next(Chance chance) {
    double place = chance.uniform() * cumulativeActivity[cumulativeActivity.length - 1];
    int found = Arrays.binarySearch(cumulativeActivity, place);
    return found < 0 ? -found - 1 : found;
  }

  boolean alwaysFails(int customer) {
    return alwaysFails[customer];
  }

  /** A factor of the time that answers take. */
  double slowness(int customer) {
    return slowness[customer];
  }

  /** What the gateway knows them by. */
  long key(int customer) {
    return key[customer];
  }
}

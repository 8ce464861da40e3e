package io.threeways.bench.verdict;

import io.threeways.gateway.traffic.UnitOfAssignment;

/**
 * What a simulated application is like.
 *
 * @param unit how requests are assigned
 * @param customers of the application
 * @param alwaysFailing share of the customers that fail whatever they are served
 * @param requestsPerSecond at an average moment
 * @param badRate of requests, at an average moment
 * @param oddsRatio of the candidate's bad requests; 1 when nothing differs
 */
record Shop(
    UnitOfAssignment unit,
    int customers,
    double alwaysFailing,
    int requestsPerSecond,
    double badRate,
    double oddsRatio) {

  /** The same shop with more or fewer requests a second. */
  Shop at(int requests) {
    return new Shop(unit, customers, alwaysFailing, requests, badRate, oddsRatio);
  }

  /** Bad rate of the candidate when the baseline's is {@code rate}. */
  double candidateRate(double rate) {
    double odds = oddsRatio * rate / (1 - rate);
    return odds / (1 + odds);
  }
}

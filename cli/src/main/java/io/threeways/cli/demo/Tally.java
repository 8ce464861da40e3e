package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What customers saw until a moment.
 *
 * @param customers who came and went
 * @param requests that were sent
 * @param served answered as a shop answers
 * @param errors answered with 404, or 500 or above
 * @param lost not answered
 * @param hit customers with at least one error or lost request
 */
record Tally(long customers, long requests, long served, long errors, long lost, long hit) {

  Tally minus(Tally earlier) {
    return new Tally(
        customers - earlier.customers,
        requests - earlier.requests,
        served - earlier.served,
        errors - earlier.errors,
        lost - earlier.lost,
        hit - earlier.hit);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("customers", customers)
        .put("requests", requests)
        .put("served", served)
        .put("errors", errors)
        .put("lost", lost)
        .put("customersHit", hit);
  }
}

package io.threeways.bench.verdict;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.telemetry.verdict.Decision;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Many simulated rollouts of one kind. */
record Outcomes(List<Outcome> all) {

  /** Runs them on all processors; each has the seed of its number. */
  static Outcomes of(int rollouts, LongFunction<Outcome> rollout) {
    return new Outcomes(LongStream.range(0, rollouts).parallel().mapToObj(rollout).toList());
  }

  Share share(Decision decision) {
    return new Share(
        all.stream().filter(outcome -> outcome.decision() == decision).count(), all.size());
  }

  /** Shares of each decision, and how long it took. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rollouts", all.size());
    for (Decision decision : List.of(Decision.ROLLBACK, Decision.PROMOTE)) {
      List<Outcome> such = all.stream().filter(outcome -> outcome.decision() == decision).toList();
      if (!such.isEmpty()) {
        ObjectNode node = json.putObject(decision.name().toLowerCase(Locale.ROOT));
        node.put("share", share(decision).value());
        node.put("medianLooks", quantile(such, 0.5, true));
        node.put("p99Looks", quantile(such, 0.99, true));
        node.put("medianFailedRequests", quantile(such, 0.5, false));
        node.put("p99FailedRequests", quantile(such, 0.99, false));
      }
    }
    return json;
  }

  private static long quantile(List<Outcome> outcomes, double quantile, boolean looks) {
    long[] sorted =
        outcomes.stream()
            .mapToLong(outcome -> looks ? outcome.looks() : outcome.failed())
            .sorted()
            .toArray();
    return sorted[(int) Math.min(sorted.length - 1, Math.floor(quantile * sorted.length))];
  }
}

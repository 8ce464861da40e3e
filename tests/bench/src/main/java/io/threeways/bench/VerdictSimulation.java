package io.threeways.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.bench.verdict.DesignTable;
import io.threeways.bench.verdict.FalseAlarms;
import io.threeways.bench.verdict.Speed;

/**
 * What the verdict promises: false rollbacks over 10,000 rollouts in which nothing differs, through
 * the gateway's counters; how surely and how soon worse is found; the table of the design.
 *
 * <p>Arguments: {@code rollouts} (10000), {@code table} (rollouts of each of its cells, 1000).
 */
public final class VerdictSimulation implements Benchmark {
  @Override
  public String name() {
    return "verdict";
  }

  @Override
  public ObjectNode run(Arguments arguments) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    FalseAlarms alarms = new FalseAlarms(arguments.number("rollouts", 10_000));
    ObjectNode noDifference = alarms.withoutDifference();
    result.set("withoutDifference", noDifference);
    ObjectNode fourTimes = alarms.fourTimesTheErrors();
    result.set("errorsTimesFour", fourTimes);
    int each = arguments.number("table", 1_000);
    ArrayNode table = DesignTable.simulate(each);
    result.set("designTable", table);
    result.set("lateFault", DesignTable.lateFault(each));
    result.set("halfOfTenPercentFails", Speed.simulate(each));
    result.put(
        "reached", noDifference.get("reached").asBoolean() && fourTimes.get("reached").asBoolean());
    return result;
  }
}

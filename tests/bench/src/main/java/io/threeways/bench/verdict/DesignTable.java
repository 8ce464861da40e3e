package io.threeways.bench.verdict;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.telemetry.verdict.Decision;
import java.util.List;

/** The table of the verdict's design: one look a minute, within 60 looks. */
public final class DesignTable {
  private static final double SWING = 0.7;
  private static final int LOOKS = 60;
  private static final List<Row> ROWS =
      List.of(
          new Row(1000, 1000, 0.005),
          new Row(100, 900, 0.005),
          new Row(1000, 1000, 0.001),
          new Row(100, 100, 0.005));
  private static final List<Double> ODDS_RATIOS = List.of(1.0, 2.0, 4.0, 10.0);

  private DesignTable() {}

  private record Row(long candidate, long baseline, double badRate) {}

  /**
   * Whichever decision comes first ends a rollout.
   *
   * @param rollouts of each cell
   */
  public static ArrayNode simulate(int rollouts) {
    ArrayNode table = JsonNodeFactory.instance.arrayNode();
    for (Row row : ROWS) {
      for (double oddsRatio : ODDS_RATIOS) {
        CountedRollout rollout =
            new CountedRollout(
                row.candidate, row.baseline, row.badRate, oddsRatio, 1, SWING, LOOKS);
        ObjectNode cell = table.addObject();
        cell.put("candidate", row.candidate);
        cell.put("baseline", row.baseline);
        cell.put("badRate", row.badRate);
        cell.put("oddsRatio", oddsRatio);
        cell.setAll(Outcomes.of(rollouts, seed -> rollout.run(seed, true)).json());
      }
    }
    return table;
  }

  /** Odds 4 that appear after 360 quiet looks. */
  public static ObjectNode lateFault(int rollouts) {
    int quiet = 360;
    CountedRollout rollout =
        new CountedRollout(1000, 1000, 0.005, 4, quiet + 1, SWING, quiet + LOOKS);
    Outcomes outcomes = Outcomes.of(rollouts, seed -> rollout.run(seed, false));
    ObjectNode json = outcomes.json();
    json.put(
        "early",
        outcomes.all().stream()
            .filter(outcome -> outcome.decision() == Decision.ROLLBACK)
            .filter(outcome -> outcome.looks() <= quiet)
            .count());
    json.put("quietLooks", quiet);
    return json;
  }
}

package io.threeways.telemetry.verdict;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Rollouts and counters that read like speech. */
final class Fixtures {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  static final UUID DEPLOYMENT = UUID.fromString("01939d2a-0000-7000-8000-00000000000d");
  static final List<Double> EDGES = List.of(0.005, 0.01, 0.1);

  private Fixtures() {}

  static Subject aRollout() {
    return new Subject(
        DEPLOYMENT, "shop", "production", UUID.fromString("01939d2a-0000-7000-8000-0000000000c4"));
  }

  static Step aCanaryStep(int number) {
    return aCanaryStep(number, START);
  }

  static Step aCanaryStep(int number, Instant since) {
    return new Step(
        number,
        since,
        Duration.ofSeconds(5),
        since.plus(Duration.ofMinutes(5)),
        number - 1,
        new UUID(7, number));
  }

  static Step theWayBack(int number) {
    return new Step(number, START, Duration.ZERO, null, null, new UUID(7, number));
  }

  static Trial.Open aTrialInStep(int step) {
    return Trial.Open.of(aRollout()).shifted(aCanaryStep(step));
  }

  /** Counters of one gateway that grow; every request is answered within 5 ms. */
  static Gateway aGateway(String name) {
    return new Gateway(name);
  }

  /** Cumulative, as a gateway's. */
  static final class Gateway {
    private final String name;
    private Instant start = START;
    private Instant at = START;
    private final List<Cell> cells = new ArrayList<>();

    private Gateway(String name) {
      this.name = name;
    }

    /** All counters begin anew. */
    Gateway restarted() {
      cells.clear();
      start = at;
      return this;
    }

    Gateway served(int step, Arm arm, long requests, long bad) {
      Cell known =
          cells.stream()
              .filter(cell -> cell.step() == step && cell.arm() == arm)
              .findFirst()
              .orElse(nothing(step, arm));
      cells.remove(known);
      long all = known.errors().all() + requests;
      cells.add(
          new Cell(
              step,
              arm,
              new Counts(all, known.errors().bad() + bad),
              Collections.nCopies(EDGES.size(), new Counts(all, 0)),
              List.of(all, 0L, 0L, 0L),
              known.customersHit() + (arm == Arm.CANDIDATE ? bad : 0)));
      return this;
    }

    Snapshot after(Duration time) {
      at = at.plus(time);
      return now();
    }

    Snapshot now() {
      return new Snapshot(name, start, at, Unit.REQUEST, EDGES, cells);
    }

    private static Cell nothing(int step, Arm arm) {
      return new Cell(
          step,
          arm,
          Counts.NONE,
          Collections.nCopies(EDGES.size(), Counts.NONE),
          List.of(0L, 0L, 0L, 0L),
          0);
    }
  }
}

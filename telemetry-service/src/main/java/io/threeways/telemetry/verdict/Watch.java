package io.threeways.telemetry.verdict;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of a rollout so far: the gateways' counters and the test processes that were fed
 * with them. Immutable.
 *
 * @param looks how many were taken
 * @param strata how many they closed
 * @param unit what the gateways count
 * @param gateways by name
 * @param latencies the last minutes before the next look
 * @param processes the test processes at rest
 * @param customersHit up to the last look
 */
public record Watch(
    int looks,
    int strata,
    Unit unit,
    @Nullable Instant firstLook,
    @Nullable Instant lastLook,
    Map<String, Tail> gateways,
    LatencyWindow latencies,
    Map<Measure, List<TestProcess.Memory>> processes,
    long customersHit) {

  public Watch {
    gateways = Map.copyOf(gateways);
    processes = Map.copyOf(processes);
  }

  /** Nothing was seen yet. */
  static Watch begun() {
    return new Watch(0, 0, Unit.REQUEST, null, null, Map.of(), LatencyWindow.empty(), Map.of(), 0);
  }

  Watch with(LatencyWindow history) {
    return new Watch(
        looks, strata, unit, firstLook, lastLook, gateways, history, processes, customersHit);
  }

  boolean isNews(Snapshot snapshot) {
    Tail tail = gateways.get(snapshot.gateway());
    return snapshot.isNewsAfter(tail == null ? null : tail.latest());
  }

  /** The weights were changed between the gateway's last counts and these. */
  boolean beginsStep(Snapshot snapshot) {
    Tail tail = gateways.get(snapshot.gateway());
    return tail != null
        && tail.hasOpen()
        && tail.latest().lastStep() > 0
        && snapshot.lastStep() > tail.latest().lastStep();
  }

  /** These counts wait for the next look. */
  Watch plus(Snapshot snapshot) {
    Map<String, Tail> next = new TreeMap<>(gateways);
    Tail known = gateways.get(snapshot.gateway());
    next.put(snapshot.gateway(), new Tail(known == null ? null : known.closed(), snapshot));
    return new Watch(
        looks,
        strata,
        snapshot.unit(),
        firstLook,
        lastLook,
        next,
        latencies,
        processes,
        customersHit);
  }

  /**
   * A look that ends now, over all that waits.
   *
   * @param weightsSince when the weights were set that it was served with
   */
  Look look(Instant weightsSince, Rules rules) {
    List<Snapshot> open = open();
    Instant at = open.stream().map(Snapshot::at).max(Comparator.naturalOrder()).orElseThrow();
    boolean warm = !at.isBefore(weightsSince.plus(rules.latencyWarmUp()));
    StrataOfLook entries = new StrataOfLook(looks + 1, at, latencies, warm, rules);
    return new Look(looks + 1, at, open.stream().flatMap(entries::of).toList());
  }

  /** The processes were fed with the look. */
  Watch after(Look look, Rules rules) {
    Map<Measure, List<TestProcess.Memory>> fed = new TreeMap<>();
    for (Measure measure : Measure.values()) {
      MeasureProcess process = process(measure, rules);
      process.look(look.of(measure, rules.processes(measure)));
      fed.put(measure, process.memory());
    }
    LatencyWindow window = latencies;
    long hit = customersHit;
    for (Snapshot snapshot : open()) {
      for (Cell cell : snapshot.cells()) {
        window = window.plus(snapshot.edges(), look.at(), cell.durations());
        hit += cell.arm() == Arm.CANDIDATE ? cell.customersHit() : 0;
      }
    }
    return new Watch(
        look.number(),
        strata + look.strata().size(),
        unit,
        firstLook == null ? look.at() : firstLook,
        look.at(),
        closedGateways(),
        window,
        fed,
        hit);
  }

  LogEvidence evidence(Measure measure, Rules rules) {
    return looks == 0 ? LogEvidence.NONE : process(measure, rules).evidence();
  }

  private MeasureProcess process(Measure measure, Rules rules) {
    List<TestProcess.Memory> memory = processes.get(measure);
    return memory == null
        ? MeasureProcess.begun(rules.parameters(), rules.processes(measure))
        : MeasureProcess.resumed(rules.parameters(), memory);
  }

  private List<Snapshot> open() {
    List<Snapshot> open = new ArrayList<>();
    new TreeMap<>(gateways)
        .values()
        .forEach(
            tail -> {
              if (tail.hasOpen()) {
                open.add(tail.open());
              }
            });
    return open;
  }

  private Map<String, Tail> closedGateways() {
    Map<String, Tail> closed = new TreeMap<>();
    gateways.forEach((name, tail) -> closed.put(name, new Tail(tail.latest(), tail.latest())));
    return closed;
  }
}

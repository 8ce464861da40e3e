package io.threeways.gateway.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts one rollout by the rules of the verdict. Single writer; free of clocks, so that a
 * simulation can drive it.
 *
 * <p>What is counted is what was assigned. A request counts in the step in which it was assigned. A
 * sticky key counts in the step in which it was first seen: in each look it is active at most once,
 * unless it was bad before, and it turns bad at most once, for each measure by itself. It counts
 * for the version that serves it now. Counts are cumulative; {@link #closeLook()} ends a look, and
 * must be called at every change of weights.
 */
public final class RolloutTally {
  private final UnitOfAssignment unit;
  private final TallyLimits limits;
  private final Map<Long, SeenKey> keys = new HashMap<>();
  private final Map<Stratum, Cell> cells = new HashMap<>();
  private int look;
  private int newestStep;
  private long untracked;

  public RolloutTally(UnitOfAssignment unit, TallyLimits limits) {
    this.unit = unit;
    this.limits = limits;
  }

  public void count(Served served) {
    forgetBefore(served.step());
    if (isForgotten(served.step())) {
      return;
    }
    requests(served);
    if (unit == UnitOfAssignment.REQUEST) {
      new SeenKey(served.step()).count(served, look, units(served.version(), served.step()));
    } else {
      countKey(served);
    }
  }

  public void closeLook() {
    look++;
  }

  /** Everything so far, by step and version. */
  public List<CellCounts> counts() {
    List<CellCounts> counts = new ArrayList<>();
    cells.forEach(
        (stratum, cell) ->
            counts.add(
                new CellCounts(
                    stratum.version(), stratum.step(), cell.requests.now(), cell.units.now())));
    counts.sort(Comparator.comparingInt(CellCounts::step).thenComparing(CellCounts::version));
    return counts;
  }

  public UnitOfAssignment unit() {
    return unit;
  }

  /** Requests of keys that a limit left out of the units. */
  public long untracked() {
    return untracked;
  }

  private void requests(Served served) {
    cell(served.version(), served.step())
        .requests
        .add(served.bad(), served.seconds(), Latency.bucket(served.seconds()));
  }

  private void countKey(Served served) {
    SeenKey key = keys.get(served.key());
    if (key == null) {
      if (keys.size() >= limits.keys()) {
        untracked++;
        return;
      }
      key = new SeenKey(served.step());
      keys.put(served.key(), key);
    }
    if (isForgotten(key.step)) {
      untracked++;
    } else {
      key.count(served, look, units(served.version(), key.step));
    }
  }

  private void forgetBefore(int step) {
    if (step > newestStep) {
      newestStep = step;
      cells.keySet().removeIf(stratum -> isForgotten(stratum.step()));
    }
  }

  private boolean isForgotten(int step) {
    return step <= newestStep - limits.steps();
  }

  private UnitCounts.Growing units(Version version, int step) {
    return cell(version, step).units;
  }

  private Cell cell(Version version, int step) {
    return cells.computeIfAbsent(new Stratum(version, step), ignored -> new Cell());
  }

  /**
   * @param step of the requests, and of the units whose stratum it is
   */
  public record CellCounts(Version version, int step, RequestCounts requests, UnitCounts units) {}

  private record Stratum(Version version, int step) {}

  private static final class Cell {
    private final RequestCounts.Growing requests = new RequestCounts.Growing();
    private final UnitCounts.Growing units = new UnitCounts.Growing();
  }
}

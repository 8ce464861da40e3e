package io.threeways.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.RolloutTally.CellCounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RolloutTallyTest {
  private static final int ERRORS = UnitCounts.ERRORS;

  /** The measure of who waited longer than 0.1 s. */
  private static final int SLOWER_THAN_100_MS = 6;

  private static final TallyLimits LIMITS = new TallyLimits(1000, 64);

  private final RolloutTally keys = new RolloutTally(UnitOfAssignment.KEY, LIMITS);
  private final RolloutTally requests = new RolloutTally(UnitOfAssignment.REQUEST, LIMITS);

  @Test
  void aKeyIsActiveOnceALookAndTurnsBadOnce() {
    keys.count(good(1));
    keys.count(bad(1));
    keys.count(bad(1));

    UnitCounts units = units(keys, 1);
    assertThat(units.active().get(ERRORS)).isEqualTo(1);
    assertThat(units.turnedBad().get(ERRORS)).isEqualTo(1);
  }

  @Test
  void aKeyThatWasBadIsActiveNoMore() {
    keys.count(bad(1));
    keys.closeLook();
    keys.count(bad(1));
    keys.count(good(1));

    UnitCounts units = units(keys, 1);
    assertThat(units.active().get(ERRORS)).isEqualTo(1);
    assertThat(units.turnedBad().get(ERRORS)).isEqualTo(1);
  }

  @Test
  void aGoodKeyIsActiveInEveryLook() {
    keys.count(good(1));
    keys.closeLook();
    keys.count(good(1));
    keys.closeLook();
    keys.closeLook();
    keys.count(bad(1));

    UnitCounts units = units(keys, 1);
    assertThat(units.active().get(ERRORS)).isEqualTo(3);
    assertThat(units.turnedBad().get(ERRORS)).isEqualTo(1);
  }

  @Test
  void aKeyStaysInTheStrataOfTheStepWhereItWasFirstSeen() {
    keys.count(new Served(Version.STABLE, 1, 7, false, 0.01));
    keys.closeLook();
    keys.count(new Served(Version.CANDIDATE, 2, 7, true, 0.01));

    assertThat(cell(keys, Version.CANDIDATE, 1).units().turnedBad().get(ERRORS)).isEqualTo(1);
    assertThat(cell(keys, Version.CANDIDATE, 1).requests().all()).isZero();
    assertThat(cell(keys, Version.CANDIDATE, 2).requests().bad()).isEqualTo(1);
    assertThat(cell(keys, Version.CANDIDATE, 2).units().active().get(ERRORS)).isZero();
  }

  @Test
  void eachEdgeIsAMeasureByItself() {
    keys.count(new Served(Version.CANDIDATE, 1, 7, false, 0.2));
    keys.closeLook();
    keys.count(new Served(Version.CANDIDATE, 1, 7, false, 0.3));

    UnitCounts units = units(keys, 1);
    assertThat(units.turnedBad().get(SLOWER_THAN_100_MS)).isEqualTo(1);
    assertThat(units.active().get(SLOWER_THAN_100_MS)).isEqualTo(1);
    assertThat(units.turnedBad().get(SLOWER_THAN_100_MS + 1)).isEqualTo(1);
    assertThat(units.active().get(SLOWER_THAN_100_MS + 1)).isEqualTo(2);
    assertThat(units.turnedBad().get(ERRORS)).isZero();
  }

  @Test
  void anEdgeItselfIsNotTooSlow() {
    requests.count(new Served(Version.CANDIDATE, 1, 0, false, 0.1));

    assertThat(units(requests, 1).turnedBad().get(SLOWER_THAN_100_MS)).isZero();
    assertThat(units(requests, 1).turnedBad().get(SLOWER_THAN_100_MS - 1)).isEqualTo(1);
  }

  @Test
  void requestsThatAreAssignedOneByOneCountOneByOne() {
    requests.count(bad(1));
    requests.count(bad(1));
    requests.count(good(1));

    UnitCounts units = units(requests, 1);
    assertThat(units.active().get(ERRORS)).isEqualTo(3);
    assertThat(units.turnedBad().get(ERRORS)).isEqualTo(2);
    assertThat(units.customersBad()).isEqualTo(2);
  }

  @Test
  void aCustomerWhomTheCandidateHitCountsOnceEvenIfTheStableVersionHitThemBefore() {
    keys.count(new Served(Version.STABLE, 1, 7, true, 0.01));
    keys.count(new Served(Version.CANDIDATE, 1, 7, true, 0.01));
    keys.count(new Served(Version.CANDIDATE, 1, 7, true, 0.01));

    assertThat(units(keys, 1).customersBad()).isEqualTo(1);
    assertThat(units(keys, 1).turnedBad().get(ERRORS)).isZero();
  }

  @Test
  void keysBeyondTheLimitAreLeftOutOfUnitsButNotOfRequests() {
    RolloutTally small = new RolloutTally(UnitOfAssignment.KEY, new TallyLimits(2, 64));
    for (int key = 0; key < 5; key++) {
      small.count(bad(key));
    }

    assertThat(units(small, 1).turnedBad().get(ERRORS)).isEqualTo(2);
    assertThat(cell(small, Version.CANDIDATE, 1).requests().bad()).isEqualTo(5);
    assertThat(small.untracked()).isEqualTo(3);
  }

  @Test
  void onlyTheNewestStepsAreKept() {
    RolloutTally tally = new RolloutTally(UnitOfAssignment.KEY, new TallyLimits(1000, 2));
    for (int step = 1; step <= 3; step++) {
      tally.count(new Served(Version.STABLE, step, step, false, 0.01));
    }
    tally.count(new Served(Version.STABLE, 3, 1, true, 0.01));

    assertThat(tally.counts()).extracting(CellCounts::step).containsExactly(2, 3);
    assertThat(tally.untracked()).isEqualTo(1);
  }

  /** Whatever comes in whatever order, a stratum is one: nothing turns bad that was not active. */
  @Property(tries = 300)
  void aLookNeverHasMoreBadThanActive(@ForAll("traffic") List<List<Served>> looks) {
    RolloutTally tally = new RolloutTally(UnitOfAssignment.KEY, LIMITS);
    Map<String, UnitCounts> before = new HashMap<>();
    for (List<Served> look : looks) {
      look.forEach(tally::count);
      for (CellCounts cell : tally.counts()) {
        UnitCounts was = before.put(cell.version() + "/" + cell.step(), cell.units());
        for (int measure = 0; measure < UnitCounts.MEASURES; measure++) {
          long active = cell.units().active().get(measure) - of(was, measure, true);
          long bad = cell.units().turnedBad().get(measure) - of(was, measure, false);
          assertThat(bad).isBetween(0L, active);
        }
      }
      tally.closeLook();
    }
  }

  @Property(tries = 300)
  void overAWholeRolloutAKeyIsBadAtMostOnce(@ForAll("traffic") List<List<Served>> looks) {
    RolloutTally tally = new RolloutTally(UnitOfAssignment.KEY, LIMITS);
    Set<Long> badKeys = new HashSet<>();
    long all = 0;
    for (List<Served> look : looks) {
      for (Served served : look) {
        tally.count(served);
        all++;
        if (served.bad()) {
          badKeys.add(served.key());
        }
      }
      tally.closeLook();
    }

    assertThat(tally.counts().stream().mapToLong(c -> c.units().turnedBad().get(ERRORS)).sum())
        .isEqualTo(badKeys.size());
    assertThat(tally.counts().stream().mapToLong(c -> c.requests().all()).sum()).isEqualTo(all);
    assertThat(
            tally.counts().stream()
                .flatMap(c -> c.requests().buckets().stream())
                .mapToLong(Long::longValue)
                .sum())
        .isEqualTo(all);
  }

  @Provide
  Arbitrary<List<List<Served>>> traffic() {
    Arbitrary<Served> served =
        Combinators.combine(
                Arbitraries.of(Version.class),
                Arbitraries.integers().between(1, 3),
                Arbitraries.longs().between(0, 8),
                Arbitraries.of(true, false, false, false),
                Arbitraries.doubles().between(0, 20))
            .as(Served::new);
    return served.list().ofMaxSize(30).list().ofMaxSize(8).map(ArrayList::new);
  }

  private static long of(UnitCounts counts, int measure, boolean active) {
    if (counts == null) {
      return 0;
    }
    return (active ? counts.active() : counts.turnedBad()).get(measure);
  }

  private static Served good(long key) {
    return new Served(Version.CANDIDATE, 1, key, false, 0.001);
  }

  private static Served bad(long key) {
    return new Served(Version.CANDIDATE, 1, key, true, 0.001);
  }

  private static UnitCounts units(RolloutTally tally, int step) {
    return cell(tally, Version.CANDIDATE, step).units();
  }

  private static CellCounts cell(RolloutTally tally, Version version, int step) {
    return tally.counts().stream()
        .filter(cell -> cell.version() == version && cell.step() == step)
        .findFirst()
        .orElseThrow();
  }
}

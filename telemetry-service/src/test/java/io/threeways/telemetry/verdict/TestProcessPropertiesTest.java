package io.threeways.telemetry.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TestProcessPropertiesTest {
  @Property(tries = 300)
  void theProbabilitiesOfAllOutcomesAddUpToOne(
      @ForAll("strata") Stratum margins, @ForAll("logOddsRatios") double logOddsRatio) {
    double sum = 0;
    for (long x = 0; x <= margins.bad(); x++) {
      long other = margins.bad() - x;
      if (x <= margins.candidate() && other <= margins.baseline()) {
        Stratum outcome = new Stratum(x, margins.candidate(), other, margins.baseline());
        sum += Math.exp(new BadOnCandidate(outcome).logProbability(logOddsRatio));
      }
    }

    assertThat(sum).isCloseTo(1, within(1e-9));
  }

  @Property(tries = 300)
  void exchangingTheArmsMirrorsTheOdds(
      @ForAll("strata") Stratum stratum, @ForAll("logOddsRatios") double logOddsRatio) {
    double seen = new BadOnCandidate(stratum).logProbability(logOddsRatio);
    double mirrored = new BadOnCandidate(mirrored(stratum)).logProbability(-logOddsRatio);

    assertThat(mirrored).isCloseTo(seen, within(1e-9 * Math.max(1, Math.abs(seen))));
  }

  private static Stratum mirrored(Stratum stratum) {
    return new Stratum(
        stratum.baselineBad(), stratum.baseline(), stratum.candidateBad(), stratum.candidate());
  }

  @Property(tries = 200)
  void theOrderWithinALookDoesNotMatter(
      @ForAll("looks") List<Stratum> look, @ForAll Random chance) {
    List<Stratum> shuffled = new ArrayList<>(look);
    Collections.shuffle(shuffled, chance);

    assertClose(afterLooks(List.of(shuffled)), afterLooks(List.of(look)));
  }

  @Property(tries = 200)
  void emptyStrataChangeNothing(@ForAll("looks") List<Stratum> look) {
    List<Stratum> padded = new ArrayList<>(look);
    padded.add(new Stratum(0, 0, 0, 0));
    padded.addFirst(new Stratum(0, 0, 3, 40));

    assertThat(afterLooks(List.of(padded))).isEqualTo(afterLooks(List.of(look)));
  }

  @Property(tries = 200)
  void aProcessAtRestGoesOnBitByBit(
      @ForAll("looks") List<Stratum> first, @ForAll("looks") List<Stratum> second) {
    TestProcess process = new TestProcess(Parameters.defaults());
    process.look(first);

    TestProcess resumed = TestProcess.resumed(Parameters.defaults(), process.memory());
    process.look(second);
    resumed.look(second);

    assertThat(resumed.evidence()).isEqualTo(process.evidence());
  }

  @Property(tries = 300)
  void theEvidenceExpectsNoGainFromALookWithoutADifference(
      @ForAll("looks") List<Stratum> before, @ForAll("smallStrata") Stratum margins) {
    double expected = 0;
    for (long x = 0; x <= Math.min(margins.bad(), margins.candidate()); x++) {
      long other = margins.bad() - x;
      if (other <= margins.baseline()) {
        Stratum outcome = new Stratum(x, margins.candidate(), other, margins.baseline());
        double evidence = afterLooks(List.of(before, List.of(outcome))).rollback();
        expected += Math.exp(new BadOnCandidate(outcome).logProbability(0) + evidence);
      }
    }

    double now = Math.exp(afterLooks(List.of(before)).rollback());
    assertThat(expected).isCloseTo(now, within(1e-9 * Math.max(1, now)));
  }

  private static LogEvidence afterLooks(List<List<Stratum>> looks) {
    TestProcess process = new TestProcess(Parameters.defaults());
    looks.forEach(process::look);
    return process.evidence();
  }

  private static void assertClose(LogEvidence actual, LogEvidence expected) {
    assertThat(actual.rollback()).isCloseTo(expected.rollback(), within(1e-9));
    assertThat(actual.relative()).isCloseTo(expected.relative(), within(1e-9));
    assertThat(actual.absolute()).isCloseTo(expected.absolute(), within(1e-9));
  }

  @Provide
  Arbitrary<Stratum> strata() {
    return strataUpTo(2_000);
  }

  @Provide
  Arbitrary<Stratum> smallStrata() {
    return strataUpTo(30);
  }

  @Provide
  Arbitrary<List<Stratum>> looks() {
    return strataUpTo(200).list().ofMaxSize(5);
  }

  @Provide
  Arbitrary<Double> logOddsRatios() {
    return Arbitraries.doubles().between(-4, 4);
  }

  private static Arbitrary<Stratum> strataUpTo(int most) {
    Arbitrary<Integer> counts = Arbitraries.integers().between(0, most);
    Arbitrary<Double> shares = Arbitraries.doubles().between(0, 1);
    return Combinators.combine(counts, counts, shares, shares)
        .as((n1, n0, s1, s0) -> new Stratum((long) (n1 * s1), n1, (long) (n0 * s0), n0));
  }
}

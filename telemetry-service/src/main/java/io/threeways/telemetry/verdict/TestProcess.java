package io.threeways.telemetry.verdict;

import java.util.Arrays;
import java.util.List;

/**
 * The three tests of one series of strata. It is fed look by look and never reset at a step. Single
 * writer.
 *
 * <pre>
 * rollback  mean over θ of Σ over start looks k of π_k ∏ over looks ≥ k of P_θ(x1) / P_1(x1)
 * relative  mean over t of ∏ P_{δ/t}(x1) / P_δ(x1)
 * absolute  mean over q of ∏ (q/τ)^x1 ((1−q)/(1−τ))^(n1−x1)
 * </pre>
 *
 * <p>The rollback test needs two numbers for each θ: A, what has started, and what has not (the
 * same for all θ, and known from the number of looks): A ← L(θ) (A + π).
 */
public final class TestProcess {
  /** Bad rates below τ, as parts of it. */
  private static final double[] PARTS_OF_TOLERATED_RATE = {0, 0.01, 0.1, 0.25, 0.5};

  private final double justTolerated;
  private final double[] betterThanTolerated;
  private final double toleratedRate;
  private int looks;
  private final double[] started;
  private final double[] better;
  private final double[] rare;

  /** Nothing was seen yet. */
  public TestProcess(Parameters parameters) {
    this(
        parameters,
        0,
        filled(OddsRatios.POINTS, Double.NEGATIVE_INFINITY),
        filled(OddsRatios.POINTS, 0),
        filled(PARTS_OF_TOLERATED_RATE.length, 0));
  }

  private TestProcess(
      Parameters parameters, int looks, double[] started, double[] better, double[] rare) {
    this.justTolerated = Math.log(parameters.tolerance());
    this.betterThanTolerated = OddsRatios.below(parameters.tolerance());
    this.toleratedRate = parameters.absoluteBadRate();
    this.looks = looks;
    this.started = started;
    this.better = better;
    this.rare = rare;
  }

  /** Goes on where another one stood. */
  public static TestProcess resumed(Parameters parameters, Memory memory) {
    return new TestProcess(
        parameters,
        memory.looks(),
        array(memory.started()),
        array(memory.better()),
        array(memory.rare()));
  }

  /** A look ends. The order of its strata says nothing; empty ones change nothing. */
  public void look(List<Stratum> strata) {
    looks++;
    double start = StartMixture.logShare(looks);
    for (int i = 0; i < started.length; i++) {
      started[i] = LogSum.of(started[i], start);
    }
    for (Stratum stratum : strata) {
      if (stratum.compares()) {
        compare(new BadOnCandidate(stratum));
      }
      countRare(stratum);
    }
  }

  /** The evidence of all looks so far. */
  public LogEvidence evidence() {
    double[] mixed = started.clone();
    double remaining = StartMixture.logRemaining(looks);
    for (int i = 0; i < mixed.length; i++) {
      mixed[i] = LogSum.of(mixed[i], remaining);
    }
    return new LogEvidence(LogSum.mean(mixed), LogSum.mean(better), LogSum.mean(rare));
  }

  /** All that it takes to go on later. */
  public Memory memory() {
    return new Memory(looks, list(started), list(better), list(rare));
  }

  private void compare(BadOnCandidate distribution) {
    double noDifference = distribution.logProbability(0);
    for (int i = 0; i < started.length; i++) {
      started[i] += distribution.logProbability(OddsRatios.WORSE[i]) - noDifference;
    }
    double tolerated = distribution.logProbability(justTolerated);
    for (int i = 0; i < better.length; i++) {
      better[i] += distribution.logProbability(betterThanTolerated[i]) - tolerated;
    }
  }

  private void countRare(Stratum stratum) {
    long good = stratum.candidate() - stratum.candidateBad();
    for (int i = 0; i < rare.length; i++) {
      double part = PARTS_OF_TOLERATED_RATE[i];
      if (stratum.candidateBad() > 0) {
        rare[i] += stratum.candidateBad() * Math.log(part);
      }
      rare[i] += good * (Math.log1p(-part * toleratedRate) - Math.log1p(-toleratedRate));
    }
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * A process at rest; logarithms.
   *
   * @param looks so many were taken
   * @param started A for each θ
   * @param better the product for each t
   * @param rare the product for each q
   */
  public record Memory(int looks, List<Double> started, List<Double> better, List<Double> rare) {
    public Memory {
      started = List.copyOf(started);
      better = List.copyOf(better);
      rare = List.copyOf(rare);
    }
  }
}

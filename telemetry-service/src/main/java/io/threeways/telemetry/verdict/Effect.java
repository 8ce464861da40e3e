package io.threeways.telemetry.verdict;

import java.util.List;
import java.util.Optional;

/**
 * How large the difference is.
 *
 * @param candidateRate bad share of the candidate
 * @param baselineRate bad share of the baseline
 * @param oddsRatio candidate to baseline, over all strata (Mantel–Haenszel)
 * @param low lower end of its 95 % confidence interval (Robins, Breslow and Greenland 1986)
 * @param high upper end
 */
public record Effect(
    double candidateRate, double baselineRate, double oddsRatio, double low, double high) {
  /** The standard normal distribution leaves 2.5 % beyond it on each side. */
  private static final double NORMAL_975 = 1.959963984540054;

  /**
   * @return nothing when one side served nothing
   */
  static Optional<Effect> of(List<Stratum> strata) {
    Stratum all = strata.stream().reduce(new Stratum(0, 0, 0, 0), Stratum::plus);
    if (all.candidate() == 0 || all.baseline() == 0) {
      return Optional.empty();
    }
    Sums sums = new Sums();
    strata.forEach(s -> sums.add(s, 0));
    if (!sums.hasRatio()) {
      // All bad units on one side, or none: half a unit in each cell keeps the ratio finite.
      Sums corrected = new Sums();
      corrected.add(all, 0.5);
      return Optional.of(corrected.effect(all));
    }
    return Optional.of(sums.effect(all));
  }

  /** Sums over strata; a, b: bad and good of the candidate, c, d: of the baseline. */
  private static final class Sums {
    private double forCandidate;
    private double forBaseline;
    private double concordant;
    private double mixed;
    private double discordant;

    void add(Stratum stratum, double correction) {
      double a = stratum.candidateBad() + correction;
      double b = stratum.candidate() - stratum.candidateBad() + correction;
      double c = stratum.baselineBad() + correction;
      double d = stratum.baseline() - stratum.baselineBad() + correction;
      double all = a + b + c + d;
      if (all == 0) {
        return;
      }
      double p = (a + d) / all;
      double q = (b + c) / all;
      double r = a * d / all;
      double s = b * c / all;
      forCandidate += r;
      forBaseline += s;
      concordant += p * r;
      mixed += p * s + q * r;
      discordant += q * s;
    }

    boolean hasRatio() {
      return forCandidate > 0 && forBaseline > 0;
    }

    Effect effect(Stratum all) {
      double logRatio = Math.log(forCandidate / forBaseline);
      double variance =
          concordant / (2 * forCandidate * forCandidate)
              + mixed / (2 * forCandidate * forBaseline)
              + discordant / (2 * forBaseline * forBaseline);
      double margin = NORMAL_975 * Math.sqrt(variance);
      return new Effect(
          (double) all.candidateBad() / all.candidate(),
          (double) all.baselineBad() / all.baseline(),
          Math.exp(logRatio),
          Math.exp(logRatio - margin),
          Math.exp(logRatio + margin));
    }
  }
}

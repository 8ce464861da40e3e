package io.threeways.telemetry.verdict;

/**
 * How probable it is that x1 of the m bad units were the candidate's, given n1, n0 and m: Fisher's
 * non-central hypergeometric distribution with odds ratio θ,
 *
 * <pre>P_θ(x1) = w(x1) θ^x1 / Σ_k w(k) θ^k,   w(k) = C(n1, k) C(n0, m − k)</pre>
 *
 * <p>No binomial coefficient is ever computed: the weights follow from each other by ratios, w(k+1)
 * / w(k) = (m−k)(n1−k) / ((k+1)(n0−m+k+1)), which fall as k grows. The sum begins at its largest
 * term and ends on both sides where the rest is below the precision of a double.
 *
 * @see <a href="https://doi.org/10.1080/03610910701790236">A. Fog, Sampling methods for Wallenius'
 *     and Fisher's noncentral hypergeometric distributions, 2008</a>
 */
final class BadOnCandidate {
  /** Terms that fall from the largest one to this part of the sum cannot change it any more. */
  private static final double NEGLIGIBLE = 1e-20;

  /** x1, counted from the least k that is possible. */
  private final int observed;

  /** Of neighbouring weights, w(k+1) / w(k), from the least possible k on. */
  private final double[] ratios;

  /** ln w(k) − ln w(x1). */
  private final double[] logWeights;

  BadOnCandidate(Stratum stratum) {
    long bad = stratum.bad();
    long least = Math.max(0, bad - stratum.baseline());
    long most = Math.min(stratum.candidate(), bad);
    observed = Math.toIntExact(stratum.candidateBad() - least);
    ratios = new double[Math.toIntExact(most - least)];
    for (int i = 0; i < ratios.length; i++) {
      double k = least + i;
      ratios[i] =
          (bad - k) / (k + 1) * ((stratum.candidate() - k) / (stratum.baseline() - bad + k + 1));
    }
    logWeights = logWeights();
  }

  /** ln P_θ(x1) for θ = e^{@code logOddsRatio}. */
  double logProbability(double logOddsRatio) {
    double oddsRatio = Math.exp(logOddsRatio);
    int mode = mode(oddsRatio);
    double relativeToMode = 1 + above(mode, oddsRatio) + below(mode, oddsRatio);
    return -(logWeights[mode] + (mode - observed) * logOddsRatio + Math.log(relativeToMode));
  }

  private double[] logWeights() {
    double[] logs = new double[ratios.length + 1];
    for (int k = observed; k < ratios.length; k++) {
      logs[k + 1] = logs[k] + Math.log(ratios[k]);
    }
    for (int k = observed; k > 0; k--) {
      logs[k - 1] = logs[k] - Math.log(ratios[k - 1]);
    }
    return logs;
  }

  /** The first k after which the terms fall: the ratios do, so it can be searched for by halves. */
  private int mode(double oddsRatio) {
    int from = 0;
    int to = ratios.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (ratios[middle] * oddsRatio < 1) {
        to = middle;
      } else {
        from = middle + 1;
      }
    }
    return from;
  }

  private double above(int mode, double oddsRatio) {
    double sum = 0;
    double term = 1;
    for (int k = mode; k < ratios.length && term > NEGLIGIBLE * (1 + sum); k++) {
      term *= ratios[k] * oddsRatio;
      sum += term;
    }
    return sum;
  }

  private double below(int mode, double oddsRatio) {
    double sum = 0;
    double term = 1;
    for (int k = mode; k > 0 && term > NEGLIGIBLE * (1 + sum); k--) {
      term /= ratios[k - 1] * oddsRatio;
      sum += term;
    }
    return sum;
  }
}

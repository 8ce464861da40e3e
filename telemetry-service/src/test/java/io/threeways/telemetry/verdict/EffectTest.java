package io.threeways.telemetry.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class EffectTest {
  /**
   * University of California at Berkeley, admissions 1973, men as the candidate (R:
   * mantelhaen.test).
   */
  private static final List<Stratum> BERKELEY =
      List.of(
          new Stratum(512, 825, 89, 108),
          new Stratum(353, 560, 17, 25),
          new Stratum(120, 325, 202, 593),
          new Stratum(138, 417, 131, 375),
          new Stratum(53, 191, 94, 393),
          new Stratum(22, 373, 24, 341));

  @Test
  void theCommonOddsRatioIsTheOneThatRComputes() {
    Effect effect = Effect.of(BERKELEY).orElseThrow();

    assertThat(effect.oddsRatio()).isCloseTo(0.9046968, within(1e-6));
    assertThat(effect.low()).isCloseTo(0.7719074, within(1e-6));
    assertThat(effect.high()).isCloseTo(1.0603298, within(1e-6));
  }

  @Test
  void itStaysFiniteWhenAllBadUnitsAreOnOneSide() {
    Effect effect = Effect.of(List.of(new Stratum(20, 20, 0, 180))).orElseThrow();

    assertThat(effect.oddsRatio()).isBetween(1_000.0, 100_000.0);
    assertThat(effect.high()).isFinite();
    assertThat(effect.candidateRate()).isEqualTo(1);
  }

  @Test
  void thereIsNoneWithoutABaseline() {
    assertThat(Effect.of(List.of(new Stratum(1, 10, 0, 0)))).isEmpty();
  }
}

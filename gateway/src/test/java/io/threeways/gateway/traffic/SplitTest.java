package io.threeways.gateway.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SplitTest {
  private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

  @Property
  void raisingTheWeightTakesNobodyBackFromTheCandidate(
      @ForAll String key,
      @ForAll @IntRange(min = 0, max = 100) int weight,
      @ForAll @IntRange(min = 0, max = 100) int more) {
    Version before = assigned(key, Math.min(weight, more));
    Version after = assigned(key, Math.max(weight, more));

    assertThat(before == Version.CANDIDATE && after == Version.STABLE).isFalse();
  }

  @Property
  void nothingAndEverythingAreExact(@ForAll String key) {
    assertThat(assigned(key, 0)).isEqualTo(Version.STABLE);
    assertThat(assigned(key, 100)).isEqualTo(Version.CANDIDATE);
  }

  @Test
  void aWeightIsTheShareOfKeysThatLookAlike() {
    Split split = new Split(Routes.ofAShop().withCandidateAt(10, 1));

    long candidates =
        IntStream.range(0, 100_000)
            .filter(i -> isCandidate(split.assign(KeyHash.of("customer-" + i), NOW)))
            .count();

    assertThat(candidates / 100_000.0).isCloseTo(0.10, within(0.005));
  }

  @Test
  void anotherDeploymentIsTriedOnOthers() {
    UUID other = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8058");

    long inBoth =
        IntStream.range(0, 100_000)
            .mapToLong(i -> KeyHash.of("customer-" + i))
            .filter(key -> KeyHash.percentile(key, Routes.DEPLOYMENT) < 10)
            .filter(key -> KeyHash.percentile(key, other) < 10)
            .count();

    assertThat(inBoth / 100_000.0).isCloseTo(0.01, within(0.003));
  }

  @Test
  void anUnrenewedCandidateGetsNothing() {
    Instant until = Instant.ofEpochMilli(NOW);
    Split split = new Split(Routes.ofAShop().validUntil(until).withCandidateAt(100, 1));

    assertThat(split.assign(1, NOW - 1).version()).isEqualTo(Version.CANDIDATE);
    assertThat(split.assign(1, NOW).version()).isEqualTo(Version.STABLE);
    assertThat(split.effectiveWeight(NOW)).isZero();
  }

  @Test
  void aRenewalShiftsNothing() {
    Split split = new Split(Routes.ofAShop().withCandidateAt(10, 1));
    Split renewed =
        new Split(
            Routes.ofAShop()
                .validUntil(Instant.parse("2101-01-01T00:00:00Z"))
                .withCandidateAt(10, 1));

    assertThat(split.shiftsTo(renewed)).isFalse();
    assertThat(split.shiftsTo(new Split(Routes.ofAShop().withCandidateAt(50, 2)))).isTrue();
    assertThat(split.shiftsTo(new Split(Routes.ofAShop().withoutCandidate(3)))).isTrue();
  }

  private static Version assigned(String key, int weight) {
    return new Split(Routes.ofAShop().withCandidateAt(weight, 1))
        .assign(KeyHash.of(key), NOW)
        .version();
  }

  private static boolean isCandidate(Arm arm) {
    return arm.version() == Version.CANDIDATE;
  }
}

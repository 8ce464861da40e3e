package io.threeways.telemetry.verdict.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.telemetry.metric.Batch;
import io.threeways.telemetry.metric.BatchReader;
import io.threeways.telemetry.metric.IntakeLimits;
import io.threeways.telemetry.metric.Point;
import io.threeways.telemetry.metric.otlp.OtlpReader;
import io.threeways.telemetry.verdict.Arm;
import io.threeways.telemetry.verdict.Cell;
import io.threeways.telemetry.verdict.Counts;
import io.threeways.telemetry.verdict.ObservedLatencies;
import io.threeways.telemetry.verdict.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** contracts/metrics: what the gateway is held to as well. */
class GatewayLookTest {
  private static final Path EXAMPLE = Path.of("../contracts/metrics/gateway-look.json");
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:20Z");
  private static final int STEP = 3;

  @Test
  void theRolloutAndWhoCountedItAreRead() throws Exception {
    assertThat(RolloutCounts.in(example().points()))
        .singleElement()
        .satisfies(
            counts -> {
              assertThat(counts.deployment())
                  .isEqualTo(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
              assertThat(counts.snapshot().gateway())
                  .isEqualTo("01890a5d-ac96-774b-bcce-b302099a8099");
              assertThat(counts.snapshot().start()).isEqualTo(NOW.minusSeconds(10));
              assertThat(counts.snapshot().at()).isEqualTo(NOW);
              assertThat(counts.snapshot().unit()).isEqualTo(Unit.KEY);
              assertThat(counts.snapshot().edges()).hasSize(14).startsWith(0.005).endsWith(10.0);
            });
  }

  @Test
  void whatWasCountedIsRead() throws Exception {
    Cell candidate =
        RolloutCounts.in(example().points()).getFirst().snapshot().cells().stream()
            .filter(cell -> cell.step() == STEP && cell.arm() == Arm.CANDIDATE)
            .findFirst()
            .orElseThrow();

    assertThat(candidate.errors()).isEqualTo(new Counts(2, 1));
    assertThat(candidate.slow().getFirst()).isEqualTo(new Counts(2, 2));
    assertThat(candidate.slow().getLast()).isEqualTo(new Counts(2, 0));
    assertThat(candidate.durations()).hasSize(15);
    assertThat(candidate.durations().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(candidate.customersHit()).isEqualTo(1);
  }

  @Test
  void theHistogramThatThresholdsAreTakenFromHasItsName() throws Exception {
    assertThat(example().points())
        .anySatisfy(
            point -> {
              assertThat(point).isInstanceOf(Point.Distribution.class);
              assertThat(point.series().metric()).isEqualTo(ObservedLatencies.DURATION);
            });
  }

  private static Batch example() throws IOException, BatchReader.Unreadable {
    IntakeLimits limits =
        new IntakeLimits(
            1_000_000, 1_000, 16, 100, 1_000, Duration.ofDays(1), Duration.ofMinutes(5));
    return new OtlpReader(limits).read(Files.readAllBytes(EXAMPLE), "application/json", NOW);
  }
}

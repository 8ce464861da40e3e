package io.threeways.telemetry.verdict.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.telemetry.verdict.Arm;
import io.threeways.telemetry.verdict.Cell;
import io.threeways.telemetry.verdict.Counts;
import io.threeways.telemetry.verdict.LatencyWindow;
import io.threeways.telemetry.verdict.Measure;
import io.threeways.telemetry.verdict.Parameters;
import io.threeways.telemetry.verdict.Snapshot;
import io.threeways.telemetry.verdict.Step;
import io.threeways.telemetry.verdict.Stratum;
import io.threeways.telemetry.verdict.Subject;
import io.threeways.telemetry.verdict.Tail;
import io.threeways.telemetry.verdict.TestProcess;
import io.threeways.telemetry.verdict.Trial;
import io.threeways.telemetry.verdict.Unit;
import io.threeways.telemetry.verdict.Watch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TrialStatesTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678901234Z");

  private final TrialStates states = new TrialStates();

  @Test
  void aTrialComesBackAsItWasToTheLastBit() {
    Trial.Open trial = aTrialAfter(new Stratum(3, 10, 1, 90));

    assertThat(states.read(states.write(trial))).isEqualTo(trial);
  }

  @Test
  void impossibleIsANumberToo() {
    Trial.Open trial = aTrialAfter(new Stratum(1, 10, 0, 90));

    String state = states.write(trial);

    assertThat(state).contains("\"-Infinity\"");
    assertThat(states.read(state)).isEqualTo(trial);
  }

  @Test
  void aTrialOfWhichNothingIsKnownComesBack() {
    Trial.Open trial = Trial.Open.of(aSubject());

    assertThat(states.read(states.write(trial))).isEqualTo(trial);
  }

  private static Trial.Open aTrialAfter(Stratum stratum) {
    TestProcess process = new TestProcess(Parameters.defaults());
    process.look(List.of(stratum));
    Cell cell =
        new Cell(
            1,
            Arm.CANDIDATE,
            new Counts(stratum.candidate(), stratum.candidateBad()),
            List.of(new Counts(10, 1)),
            List.of(9L, 1L),
            1);
    Snapshot snapshot =
        new Snapshot("g1", NOW.minusSeconds(9), NOW, Unit.KEY, List.of(0.005), List.of(cell));
    Watch watch =
        new Watch(
            1,
            4,
            Unit.KEY,
            NOW,
            NOW,
            Map.of("g1", new Tail(null, snapshot)),
            LatencyWindow.empty().plus(List.of(0.005), NOW, List.of(9L, 1L)),
            Map.of(Measure.ERRORS, List.of(process.memory())),
            1);
    Step step = new Step(1, NOW, Duration.ofSeconds(5), NOW.plusSeconds(300), 0, new UUID(1, 2));
    return new Trial.Open(aSubject(), step, 0, true, watch);
  }

  private static Subject aSubject() {
    return new Subject(new UUID(7, 1), "shop", "production", new UUID(7, 2));
  }
}

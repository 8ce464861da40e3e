package io.threeways.build.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

  private final Pace pace = new Pace(Duration.ofSeconds(1), 4);

  @Test
  void beginsAtOnceTheFirstTime() {
    assertThat(pace.mayBegin(NOON)).isTrue();
  }

  @Test
  void goesOnForTheLengthOfAStint() {
    assertThat(pace.mayGoOn(NOON, NOON.plusMillis(999))).isTrue();
    assertThat(pace.mayGoOn(NOON, NOON.plusSeconds(1))).isFalse();
  }

  @Test
  void restsSomeTimesAsLongAsItWorked() {
    Instant ended = NOON.plusMillis(500);

    pace.ended(NOON, ended);

    assertThat(pace.mayBegin(ended.plusMillis(1_999))).isFalse();
    assertThat(pace.mayBegin(ended.plusMillis(2_000))).isTrue();
  }

  @Test
  void doesNotRestFromWhatTookNoTime() {
    pace.ended(NOON, NOON);

    assertThat(pace.mayBegin(NOON)).isTrue();
  }
}

package io.threeways.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.routes.ApplicationRoute.Candidate;
import io.threeways.routes.ApplicationRoute.Stable;
import io.threeways.routes.ApplicationRoute.Stickiness;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RouteCodecTest {
  private final RouteCodec codec = new RouteCodec();

  @Test
  void aRouteIsReadAsItWasWritten() throws IOException {
    ApplicationRoute route = aRoute(3, 7);

    assertThat(codec.decode(codec.encode(route))).isEqualTo(route);
  }

  @Test
  void aFieldOfANewerWriterIsIgnored() throws IOException {
    String newer =
        new String(codec.encode(aRoute(1, 1)), StandardCharsets.UTF_8)
            .replaceFirst("\\{", "{\"mirror\":true,");

    assertThat(codec.decode(newer.getBytes(StandardCharsets.UTF_8))).isEqualTo(aRoute(1, 1));
  }

  @Test
  void whatIsNotARouteIsRefused() {
    assertThatThrownBy(() -> codec.decode("[]".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> new Candidate("x", List.of(), 101, UUID.randomUUID(), 1, Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theEpochCountsBeforeTheVersion() {
    assertThat(aRoute(2, 1).supersedes(aRoute(1, 9))).isTrue();
    assertThat(aRoute(1, 9).supersedes(aRoute(2, 1))).isFalse();
    assertThat(aRoute(1, 2).supersedes(aRoute(1, 1))).isTrue();
    assertThat(aRoute(1, 1).supersedes(aRoute(1, 1))).isFalse();
  }

  private static ApplicationRoute aRoute(long epoch, long version) {
    return new ApplicationRoute(
        "shop",
        "production",
        epoch,
        version,
        new Stable("sha256:1", List.of(URI.create("http://127.0.0.1:1000"))),
        new Candidate(
            "sha256:2",
            List.of(URI.create("http://127.0.0.1:1001")),
            10,
            UUID.nameUUIDFromBytes(new byte[] {1}),
            1,
            Instant.parse("2026-03-01T12:00:00.123456789Z")),
        new Stickiness(Stickiness.Kind.COOKIE, "customer"));
  }
}

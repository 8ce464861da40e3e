package io.threeways.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CallTokensTest {
  private final SteppingClock clock = new SteppingClock(Instant.parse("2026-01-01T00:00:00Z"));

  @TempDir Path folder;

  @Test
  void aTokenIsSignedAgainAtHalfOfItsLife() throws Exception {
    CallTokens tokens = new CallTokens(settingsWithAKey(), clock);
    String first = tokens.token();

    clock.advance(Duration.ofSeconds(29));
    assertThat(tokens.token()).isEqualTo(first);

    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.token()).isNotEqualTo(first);
  }

  @Test
  void aProcessWithoutAKeySaysWhatIsMissing() {
    CallTokens tokens =
        new CallTokens(new Settings(Optional.of("deploy"), Optional.empty()), clock);

    assertThatThrownBy(tokens::token).hasMessageContaining("threeways.identity.private-key");
  }

  @Test
  void aPrivateKeyIsReadableByItsOwnerAlone() throws Exception {
    Path pem = folder.resolve("deploy.pem");

    ServiceKey.generate("deploy").writePrivate(pem);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(pem)))
        .isEqualTo("rw-------");
  }

  private Settings settingsWithAKey() throws Exception {
    Path pem = folder.resolve("deploy.pem");
    ServiceKey.generate("deploy").writePrivate(pem);
    return new Settings(Optional.of("deploy"), Optional.of(pem.toUri()));
  }

  private record Settings(Optional<String> issuer, Optional<URI> privateKey)
      implements IdentitySettings {
    @Override
    public URI trusted() {
      return URI.create("file:/nowhere");
    }

    @Override
    public Duration callTokenLifetime() {
      return Duration.ofSeconds(60);
    }
  }

  private static final class SteppingClock extends Clock {
    private Instant now;

    SteppingClock(Instant start) {
      now = start;
    }

    void advance(Duration step) {
      now = now.plus(step);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("a token's dates have no zone");
    }
  }
}

package io.threeways.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tokens for the calls that this process makes for itself, with nobody waiting: role {@link
 * Roles#SERVICE}, signed with its own key. What is done for a user carries the user's token
 * instead.
 */
@ApplicationScoped
public class CallTokens {
  private final IdentitySettings settings;
  private final Clock clock;
  private volatile @Nullable Issued current;

  @Inject
  CallTokens(IdentitySettings settings) {
    this(settings, Clock.systemUTC());
  }

  CallTokens(IdentitySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @return for {@code Authorization: Bearer}; good for at least half of the configured lifetime
   * @throws IllegalStateException when this process was given no key
   */
  public String token() {
    Instant now = clock.instant();
    Issued issued = current;
    if (issued == null || !now.isBefore(issued.renewAt())) {
      issued = issue(now);
      current = issued;
    }
    return issued.token();
  }

  private Issued issue(Instant now) {
    String name = settings.issuer().orElseThrow(() -> missing("threeways.identity.issuer"));
    Path pem =
        settings
            .privateKey()
            .map(Path::of)
            .orElseThrow(() -> missing("threeways.identity.private-key"));
    Duration lifetime = settings.callTokenLifetime();
    try {
      String token = TokenSigner.read(name, pem).sign(name, Set.of(Roles.SERVICE), now, lifetime);
      return new Issued(token, now.plus(lifetime.dividedBy(2)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException missing(String key) {
    return new IllegalStateException("this process signs no calls: " + key + " is not set");
  }

  private record Issued(String token, Instant renewAt) {}
}

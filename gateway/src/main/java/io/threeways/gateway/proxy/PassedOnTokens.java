package io.threeways.gateway.proxy;

import io.quarkus.security.identity.SecurityIdentity;
import io.threeways.gateway.identity.DoorSettings;
import io.threeways.identity.IdentitySettings;
import io.threeways.identity.TokenSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the gateway vouches for to services: who calls, and with which roles, for a minute. */
@ApplicationScoped
public class PassedOnTokens {
  /** More callers than that in half a minute are signed for one by one. */
  private static final int REMEMBERED = 10_000;

  private final TokenSigner signer;
  private final Duration lifetime;
  private final Clock clock = Clock.systemUTC();
  private final Map<Whom, Signed> signed = new ConcurrentHashMap<>();

  PassedOnTokens(IdentitySettings identity, DoorSettings door) {
    this.lifetime = door.passedOnLifetime();
    try {
      this.signer =
          TokenSigner.read(
              identity.issuer().orElseThrow(), Path.of(identity.privateKey().orElseThrow()));
    } catch (IOException e) {
      throw new UncheckedIOException("the gateway cannot vouch for anybody without its key", e);
    }
  }

  /**
   * @return a signed token; good for at least half of the configured lifetime
   */
  String of(SecurityIdentity identity) {
    Whom whom = new Whom(identity.getPrincipal().getName(), identity.getRoles());
    Instant now = clock.instant();
    Signed known = signed.get(whom);
    if (known == null || !now.isBefore(known.renewAt())) {
      known = sign(whom, now);
      remember(whom, known);
    }
    return known.token();
  }

  private Signed sign(Whom whom, Instant now) {
    String token = signer.sign(whom.name(), whom.roles(), now, lifetime);
    return new Signed(token, now.plus(lifetime.dividedBy(2)));
  }

  private void remember(Whom whom, Signed token) {
    if (signed.size() >= REMEMBERED) {
      signed.clear();
    }
    signed.put(whom, token);
  }

  private record Whom(String name, Set<String> roles) {
    Whom {
      roles = Set.copyOf(roles);
    }
  }

  private record Signed(String token, Instant renewAt) {}
}

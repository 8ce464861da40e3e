package io.threeways.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Remembers for a minute that a token was verified. Callers show one token many times, and to
 * verify it each time took most of the event loop's work. Keys do not change while a process runs,
 * so that only its end can make a believed token unbelievable.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class VerifiedTokens extends JWTCallerPrincipalFactory {
  private static final int MOST = 1_000;
  private static final Duration REMEMBERED = Duration.ofMinutes(1);

  private final JWTCallerPrincipalFactory verifier;
  private final InstantSource clock;
  private final Cache<String, JWTCallerPrincipal> verified =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

  VerifiedTokens() {
    this(new DefaultJWTCallerPrincipalFactory(), InstantSource.system());
  }

  VerifiedTokens(JWTCallerPrincipalFactory verifier, InstantSource clock) {
    this.verifier = verifier;
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo trusted) throws ParseException {
    JWTCallerPrincipal known = verified.getIfPresent(token);
    if (known != null && clock.instant().isBefore(end(known, trusted))) {
      return known;
    }
    JWTCallerPrincipal caller = verifier.parse(token, trusted);
    verified.put(token, caller);
    return caller;
  }

  private static Instant end(JWTCallerPrincipal caller, JWTAuthContextInfo trusted) {
    Instant expires = Instant.ofEpochSecond(caller.getExpirationTime());
    Long age = trusted.getTokenAge();
    Instant old = age == null ? expires : Instant.ofEpochSecond(caller.getIssuedAtTime() + age);
    return old.isBefore(expires) ? old : expires;
  }
}

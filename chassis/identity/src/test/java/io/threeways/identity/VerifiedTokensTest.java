package io.threeways.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
  private static final Instant SIGNED = Instant.parse("2026-01-01T00:00:00Z");
  private static final long LIFE = 30;

  private final List<String> verified = new ArrayList<>();
  private final JWTAuthContextInfo trusted = new JWTAuthContextInfo();
  private Instant now = SIGNED;
  private final VerifiedTokens tokens = new VerifiedTokens(new Verifier(), () -> now);

  @Test
  void whoShowsATokenAgainIsNotVerifiedAgain() throws ParseException {
    assertThat(tokens.parse("ann", trusted)).isSameAs(tokens.parse("ann", trusted));
    tokens.parse("bob", trusted);

    assertThat(verified).containsExactly("ann", "bob");
  }

  @Test
  void atTheEndOfItsLifeItIsVerifiedAgain() throws ParseException {
    tokens.parse("ann", trusted);
    now = SIGNED.plusSeconds(LIFE);
    tokens.parse("ann", trusted);

    assertThat(verified).containsExactly("ann", "ann");
  }

  @Test
  void soItIsWhenItIsTooOldWhateverItSaysOfItsEnd() throws ParseException {
    trusted.setTokenAge(10L);
    tokens.parse("ann", trusted);
    now = SIGNED.plusSeconds(9);
    tokens.parse("ann", trusted);
    now = SIGNED.plusSeconds(10);
    tokens.parse("ann", trusted);

    assertThat(verified).containsExactly("ann", "ann");
  }

  @Test
  void whatIsRefusedIsVerifiedEachTime() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> tokens.parse("forged", trusted)).isInstanceOf(ParseException.class);
    }
    assertThat(verified).containsExactly("forged", "forged");
  }

  private final class Verifier extends JWTCallerPrincipalFactory {
    @Override
    public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
      verified.add(token);
      if (token.equals("forged")) {
        throw new ParseException("no key of ours");
      }
      return new Principal(token);
    }
  }

  private static final class Principal extends JWTCallerPrincipal {
    private final Map<String, Object> claims =
        Map.of("iat", SIGNED.getEpochSecond(), "exp", SIGNED.plusSeconds(LIFE).getEpochSecond());

    Principal(String token) {
      super(token, "JWT");
    }

    @Override
    protected Collection<String> doGetClaimNames() {
      return claims.keySet();
    }

    @Override
    protected @Nullable Object getClaimValue(String name) {
      return claims.get(name);
    }
  }
}

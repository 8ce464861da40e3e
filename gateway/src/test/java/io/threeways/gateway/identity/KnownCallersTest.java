package io.threeways.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownCallersTest {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Credential ANNS = new Credential.Token("anns-hash");
  private static final Member ANN = new Member("ann", "developer");

  private final InMemoryCredentials credentials = new InMemoryCredentials();
  private final KnownCallers callers =
      new KnownCallers(credentials, new Settings(2), new Bootstrap());

  @Test
  void aCredentialIsLookedUpOnceASecond() {
    credentials.give(ANNS, ANN);
    callers.find(ANNS, NOON);
    callers.find(ANNS, NOON.plusMillis(999));
    assertThat(credentials.lookups).isEqualTo(1);

    callers.find(ANNS, NOON.plusSeconds(1));
    assertThat(credentials.lookups).isEqualTo(2);
  }

  @Test
  void aRevocationTakesEffectWithinASecond() {
    credentials.give(ANNS, ANN);
    callers.find(ANNS, NOON);
    credentials.revoke(ANNS);

    assertThat(callers.find(ANNS, NOON.plusSeconds(1))).isInstanceOf(Lookup.Unknown.class);
  }

  @Test
  void whoWasSeenInTheLastTenMinutesComesInWithoutTheDatabase() {
    credentials.give(ANNS, ANN);
    callers.find(ANNS, NOON);
    credentials.away = true;

    assertThat(callers.find(ANNS, NOON.plus(Duration.ofMinutes(10))))
        .isEqualTo(new Lookup.Known(ANN));
    assertThat(callers.find(ANNS, NOON.plus(Duration.ofMinutes(10)).plusSeconds(2)))
        .isInstanceOf(Lookup.Unavailable.class);
  }

  @Test
  void aDatabaseThatIsAwayIsAskedOnceASecondAtMost() {
    credentials.give(ANNS, ANN);
    callers.find(ANNS, NOON);
    credentials.away = true;
    callers.find(ANNS, NOON.plusSeconds(10));
    callers.find(ANNS, NOON.plusSeconds(10).plusMillis(500));

    assertThat(credentials.lookups).isEqualTo(2);
  }

  @Test
  void aStrangerIsNotTakenForSomebodyWhileTheDatabaseIsAway() {
    credentials.away = true;

    assertThat(callers.find(ANNS, NOON)).isInstanceOf(Lookup.Unavailable.class);
  }

  @Test
  void theFirstAdminNeedsNoDatabase() {
    credentials.away = true;

    assertThat(callers.find(new Credential.Token(Bootstrap.HASH), NOON))
        .isEqualTo(new Lookup.Known(new Member("root", "admin")));
    assertThat(callers.find(new Credential.Session(Bootstrap.HASH), NOON))
        .isInstanceOf(Lookup.Unavailable.class);
  }

  @Test
  void memoryIsBoundedAndTheLongestUnconfirmedGivesWay() {
    for (String hash : new String[] {"a", "b", "c"}) {
      credentials.give(new Credential.Token(hash), ANN);
    }
    callers.find(new Credential.Token("a"), NOON);
    callers.find(new Credential.Token("b"), NOON.plusSeconds(1));
    callers.find(new Credential.Token("c"), NOON.plusSeconds(2));
    credentials.away = true;

    assertThat(callers.find(new Credential.Token("a"), NOON.plusSeconds(9)))
        .isInstanceOf(Lookup.Unavailable.class);
    assertThat(callers.find(new Credential.Token("c"), NOON.plusSeconds(9)))
        .isInstanceOf(Lookup.Known.class);
  }

  private static final class InMemoryCredentials implements Credentials {
    private final Map<Credential, Member> given = new HashMap<>();
    private boolean away;
    private int lookups;

    void give(Credential credential, Member member) {
      given.put(credential, member);
    }

    void revoke(Credential credential) {
      given.remove(credential);
    }

    @Override
    public Optional<Member> find(Credential credential, Instant now) throws CredentialsUnavailable {
      lookups++;
      if (away) {
        throw new CredentialsUnavailable(new IllegalStateException("away"));
      }
      return Optional.ofNullable(given.get(credential));
    }
  }

  private record Settings(int remembered) implements DoorSettings {
    @Override
    public Duration confirmEvery() {
      return Duration.ofSeconds(1);
    }

    @Override
    public Duration believeWithoutDatabase() {
      return Duration.ofMinutes(10);
    }

    @Override
    public Duration loginLinkLifetime() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration sessionLifetime() {
      return Duration.ofHours(12);
    }

    @Override
    public Duration tokenLifetime() {
      return Duration.ofDays(90);
    }

    @Override
    public Duration longestTokenLifetime() {
      return Duration.ofDays(366);
    }

    @Override
    public Duration passedOnLifetime() {
      return Duration.ofSeconds(60);
    }

    @Override
    public Duration retryEvery() {
      return Duration.ofSeconds(1);
    }
  }

  private static final class Bootstrap implements BootstrapSettings {
    static final String HASH = Secret.hash("tw_first");

    @Override
    public Optional<String> tokenHash() {
      return Optional.of(HASH);
    }

    @Override
    public String user() {
      return "root";
    }
  }
}

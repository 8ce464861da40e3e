package io.threeways.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whose a credential is, remembered for a moment, and for minutes while the database is away. */
public final class KnownCallers {
  private final Credentials credentials;
  private final DoorSettings settings;
  private final Optional<String> bootstrapHash;
  private final Member bootstrapMember;
  private final Map<Credential, Confirmed> confirmed = new ConcurrentHashMap<>();

  public KnownCallers(Credentials credentials, DoorSettings settings, BootstrapSettings bootstrap) {
    this.credentials = credentials;
    this.settings = settings;
    this.bootstrapHash = bootstrap.tokenHash();
    this.bootstrapMember = new Member(bootstrap.user(), "admin");
  }

  /**
   * @return what is known without asking anybody: never blocks
   */
  public Optional<Member> remembered(Credential credential, Instant now) {
    if (isBootstrap(credential)) {
      return Optional.of(bootstrapMember);
    }
    return Optional.ofNullable(confirmed.get(credential))
        .filter(known -> now.isBefore(known.askAgainAt()))
        .map(Confirmed::member);
  }

  /** Asks the database where memory is not fresh enough: may block. */
  public Lookup find(Credential credential, Instant now) {
    Optional<Member> remembered = remembered(credential, now);
    if (remembered.isPresent()) {
      return new Lookup.Known(remembered.get());
    }
    try {
      return credentials
          .find(credential, now)
          .map(member -> confirm(credential, member, now))
          .orElseGet(() -> forget(credential));
    } catch (CredentialsUnavailable e) {
      return believe(credential, now);
    }
  }

  private Lookup confirm(Credential credential, Member member, Instant now) {
    if (confirmed.size() >= settings.remembered() && !confirmed.containsKey(credential)) {
      confirmed.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().confirmedAt()))
          .ifPresent(oldest -> confirmed.remove(oldest.getKey()));
    }
    confirmed.put(credential, new Confirmed(member, now, now.plus(settings.confirmEvery())));
    return new Lookup.Known(member);
  }

  private Lookup forget(Credential credential) {
    confirmed.remove(credential);
    return new Lookup.Unknown();
  }

  /** Asks again only after a while, so that not every request waits for a database that is away. */
  private Lookup believe(Credential credential, Instant now) {
    Confirmed known = confirmed.get(credential);
    if (known == null || now.isAfter(known.confirmedAt().plus(settings.believeWithoutDatabase()))) {
      return new Lookup.Unavailable();
    }
    confirmed.put(
        credential,
        new Confirmed(known.member(), known.confirmedAt(), now.plus(settings.confirmEvery())));
    return new Lookup.Known(known.member());
  }

  private boolean isBootstrap(Credential credential) {
    return credential instanceof Credential.Token(String hash)
        && bootstrapHash.isPresent()
        && MessageDigest.isEqual(
            bootstrapHash.get().getBytes(StandardCharsets.UTF_8),
            hash.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param confirmedAt when the database last said so
   * @param askAgainAt from when on memory is not enough
   */
  private record Confirmed(Member member, Instant confirmedAt, Instant askAgainAt) {}
}

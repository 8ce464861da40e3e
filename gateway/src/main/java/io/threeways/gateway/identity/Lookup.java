package io.threeways.gateway.identity;

/** Whose a credential is. */
public sealed interface Lookup {
  record Known(Member member) implements Lookup {}

  /** Never given out, expired or revoked. */
  record Unknown() implements Lookup {}

  /** It cannot be told: the database is away, and this credential was not seen lately. */
  record Unavailable() implements Lookup {}
}

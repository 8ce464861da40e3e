package io.threeways.gateway.identity;

/** What a request shows. Holds the hash only, so that it can be logged and remembered. */
public sealed interface Credential {
  String hash();

  /** Of an {@code Authorization} header. */
  record Token(String hash) implements Credential {}

  /** Of the console's cookie. */
  record Session(String hash) implements Credential {}
}

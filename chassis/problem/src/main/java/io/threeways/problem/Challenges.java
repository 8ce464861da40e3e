package io.threeways.problem;

/** What a 401 says about how to do better (RFC 9110, 11.6.1; RFC 6750, 3). */
final class Challenges {
  static final String HEADER = "WWW-Authenticate";

  /** No credentials came. */
  static final String MISSING = "Bearer realm=\"threeways\"";

  /** Credentials came, but they are not good, or not any more. */
  static final String REFUSED = "Bearer realm=\"threeways\", error=\"invalid_token\"";

  private Challenges() {}
}

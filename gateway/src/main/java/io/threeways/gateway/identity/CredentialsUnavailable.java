package io.threeways.gateway.identity;

/** The database is away. */
public final class CredentialsUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  public CredentialsUnavailable(Throwable cause) {
    super(cause);
  }
}

package io.threeways.gateway.identity;

import java.time.Instant;
import java.util.Optional;

/** The credentials that were given out. */
public interface Credentials {
  /**
   * @return whose it is; nothing when it was never given out, has expired or was revoked
   * @throws CredentialsUnavailable when it cannot be told now
   */
  Optional<Member> find(Credential credential, Instant now) throws CredentialsUnavailable;
}

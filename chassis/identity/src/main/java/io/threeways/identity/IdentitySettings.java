package io.threeways.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who this process is, and whom it believes. */
@ConfigMapping(prefix = "threeways.identity")
public interface IdentitySettings {
  /** JWKS with the public keys of the gateway and of every process that calls; a file: address. */
  URI trusted();

  /** Name of this process's own key; absent where it never calls. */
  Optional<String> issuer();

  /** PEM (PKCS #8, EC P-256) with the private half of that key; a file: address. */
  Optional<URI> privateKey();

  /** Short, because a token cannot be called back; long enough for a call and two clocks. */
  @WithDefault("60s")
  Duration callTokenLifetime();
}

package io.threeways.gateway.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** The first admin, who can let in all others. */
@ConfigMapping(prefix = "threeways.gateway.bootstrap")
public interface BootstrapSettings {
  /** SHA-256 of a token, hexadecimal; absent when nobody comes in this way (any more). */
  Optional<String> tokenHash();

  @WithDefault("admin")
  String user();
}

package io.threeways.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/** Where processes listen, for example {@code monolith=http://127.0.0.1:8081}. */
@ConfigMapping(prefix = "threeways.gateway.targets")
public interface TargetSettings {
  @WithParentName
  Map<String, URI> processes();
}

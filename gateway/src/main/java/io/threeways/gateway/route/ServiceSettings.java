package io.threeways.gateway.route;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.Map;

/** Who serves a service, by the service's word. A service that is not named is in the monolith. */
@ConfigMapping(prefix = "threeways.gateway.routes")
public interface ServiceSettings {
  @WithParentName
  Map<String, Route> services();

  /** One line for one service. */
  interface Route {
    @WithDefault("monolith")
    ServedBy servedBy();
  }
}

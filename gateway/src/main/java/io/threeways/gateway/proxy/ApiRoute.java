package io.threeways.gateway.proxy;

import java.util.List;

/**
 * Which service owns a path.
 *
 * @param path a prefix that ends with a slash, or one exact path
 * @param service the service's word, or {@code agent}
 */
record ApiRoute(String path, String service) {
  static final List<ApiRoute> ALL =
      List.of(
          new ApiRoute("/api/build/", "build"),
          new ApiRoute("/git/", "build"),
          new ApiRoute("/api/deploy/", "deploy"),
          new ApiRoute("/ofrep/", "deploy"),
          new ApiRoute("/api/telemetry/", "telemetry"),
          new ApiRoute("/api/learning/", "learning"),
          new ApiRoute("/api/events", "learning"),
          new ApiRoute("/api/agent", "agent"),
          new ApiRoute("/api/agent/", "agent"));

  /** As a path of the router. */
  String pattern() {
    return path.endsWith("/") ? path + "*" : path;
  }

  /** Running any command on a host is for operators; services say themselves who may what. */
  boolean isForOperators() {
    return service.equals("agent");
  }

  boolean isGit() {
    return path.equals("/git/");
  }
}

package io.threeways.gateway.traffic.http;

import io.threeways.routes.ApplicationRoute;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What an application's toggles say to one customer. On the event loop only. */
public interface Toggles {
  /** Nothing, to everyone. */
  Toggles NONE = (route, customer, nowMillis) -> Future.succeededFuture("");

  /**
   * @param customer by what requests of the application are assigned; null when nobody knows
   * @return the value of {@code Threeways-Toggles}, empty without any; it never fails
   */
  Future<String> of(ApplicationRoute route, @Nullable String customer, long nowMillis);
}

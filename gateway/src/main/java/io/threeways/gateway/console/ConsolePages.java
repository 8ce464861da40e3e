package io.threeways.gateway.console;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Addresses of the console's pages. All of them are answered with the shell, so that one can be
 * bookmarked, sent to a colleague and loaded again; {@code web/app/router.js} knows the same words.
 */
@ApplicationScoped
public class ConsolePages {
  static final List<String> PAGES =
      List.of("change", "build", "rollout", "environments", "toggles");

  private static final String SHELL = "/";

  void register(@Observes Router router) {
    router.route(HttpMethod.GET, SHELL).handler(ConsolePages::askedForAnew);
    for (String page : PAGES) {
      router.route(HttpMethod.GET, "/" + page).handler(ConsolePages::shell);
      router.route(HttpMethod.GET, "/" + page + "/*").handler(ConsolePages::shell);
    }
  }

  private static void shell(RoutingContext context) {
    context.reroute(SHELL);
  }

  /**
   * The shell names a bundle by its hash, which a newer gateway does not have any more: unlike the
   * bundle it is not kept by browsers. Nor is it shown to who was logged out.
   */
  private static void askedForAnew(RoutingContext context) {
    context.addHeadersEndHandler(
        _ -> context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache"));
    context.next();
  }
}

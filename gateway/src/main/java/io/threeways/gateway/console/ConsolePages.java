package io.threeways.gateway.console;

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

  /** Who comes in has been asked before: a page of its own would tell nothing to others either. */
  void register(@Observes Router router) {
    for (String page : PAGES) {
      router.route(HttpMethod.GET, "/" + page).handler(ConsolePages::shell);
      router.route(HttpMethod.GET, "/" + page + "/*").handler(ConsolePages::shell);
    }
  }

  private static void shell(RoutingContext context) {
    context.reroute(SHELL);
  }
}

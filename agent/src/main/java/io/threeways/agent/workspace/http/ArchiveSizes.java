package io.threeways.agent.workspace.http;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.threeways.agent.AgentSettings;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Lets archives be larger than what the process admits elsewhere. Only chunked bodies can be: one
 * that announces its length is measured against the process's limit before any path is known.
 */
@ApplicationScoped
class ArchiveSizes {
  private static final long MEBIBYTE = 1024L * 1024;

  /** After the process's limit was noted, before anybody reads a body. */
  private static final int AFTER_UPLOAD_LIMIT = RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT + 1;

  void raise(@Observes Router router, AgentSettings settings) {
    // A tar archive is larger than its content: a block for each header, and padding.
    Long most = 2L * settings.workspace().mebibytes() * MEBIBYTE;
    router
        .put("/api/agent/workspaces/:id")
        .order(AFTER_UPLOAD_LIMIT)
        .handler(
            context -> {
              context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, most);
              context.next();
            });
  }
}

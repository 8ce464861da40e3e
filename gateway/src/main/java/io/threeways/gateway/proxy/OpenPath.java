package io.threeways.gateway.proxy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Pattern;

/**
 * The one path that is passed on without a credential of ours: a mirror's remote cannot have one,
 * and signs what it tells with the mirror's secret, which build-service knows.
 */
final class OpenPath {
  private static final Pattern WEBHOOK = Pattern.compile("/api/build/webhooks/[a-z0-9-]+");

  /** Nobody's name, and no role: what a service lets everybody do. */
  private static final SecurityIdentity CALLER =
      QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal("webhook")).build();

  private OpenPath() {}

  static boolean admits(HttpServerRequest request) {
    return request.method().equals(HttpMethod.POST) && WEBHOOK.matcher(request.path()).matches();
  }

  static SecurityIdentity caller() {
    return CALLER;
  }
}

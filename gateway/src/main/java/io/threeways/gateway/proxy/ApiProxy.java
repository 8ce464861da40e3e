package io.threeways.gateway.proxy;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.threeways.gateway.forward.Refusal;
import io.threeways.gateway.route.ServiceRoutes;
import io.threeways.identity.Roles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Passes API requests on, with a signed token that says who calls. */
@ApplicationScoped
public class ApiProxy {
  private final HttpClient client;
  private final ServiceRoutes services;
  private final PassedOnTokens tokens;
  private final ProxySettings settings;
  private final CallsUnderWay underWay;

  ApiProxy(Vertx vertx, ServiceRoutes services, PassedOnTokens tokens, ProxySettings settings) {
    this.services = services;
    this.tokens = tokens;
    this.settings = settings;
    this.underWay = new CallsUnderWay(settings.callsPerCaller());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setIdleTimeout((int) settings.idleTimeout().toSeconds())
                .setMaxWaitQueueSize(settings.waitingPerTarget()),
            new PoolOptions().setHttp1MaxSize(settings.connectionsPerTarget()));
  }

  void register(@Observes Router router) {
    for (ApiRoute route : ApiRoute.ALL) {
      router.route(route.pattern()).handler(context -> pass(context, route));
    }
  }

  private void pass(RoutingContext context, ApiRoute route) {
    Optional<SecurityIdentity> admitted = identity(context);
    if (admitted.isEmpty()) {
      Refusal.of(
              401,
              "no-credential",
              "only POST to the address of one webhook needs no token",
              "send a token")
          .answer(context.request());
      return;
    }
    SecurityIdentity identity = admitted.get();
    if (route.isForOperators() && !identity.hasRole(Roles.OPERATOR)) {
      Refusal.of(
              403,
              "not-an-operator",
              "the agent runs any command on its host and answers operators only",
              "ask an operator")
          .answer(context.request());
      return;
    }
    Optional<URI> target = services.target(route.service());
    if (target.isEmpty()) {
      ServiceCall.away(route.service(), "it has no address").answer(context.request());
      return;
    }
    String caller = identity.getPrincipal().getName();
    if (!underWay.begin(caller)) {
      Refusal.of(
              429,
              "too-many-calls",
              "%s has %d requests under way".formatted(caller, settings.callsPerCaller()),
              "wait for some to end, or close streams that nobody reads")
          .answer(context.request());
      return;
    }
    long limit = (route.isGit() ? settings.gitBody() : settings.body()).asLongValue();
    new ServiceCall(
            context.request(),
            route.service(),
            target.get(),
            bearer(identity),
            limit,
            () -> underWay.end(caller))
        .start(client);
  }

  /** Whoever has shown a credential; without one there is the open path, and nothing below it. */
  private static Optional<SecurityIdentity> identity(RoutingContext context) {
    if (context.user() instanceof QuarkusHttpUser user
        && !user.getSecurityIdentity().isAnonymous()) {
      return Optional.of(user.getSecurityIdentity());
    }
    return OpenPath.admits(context.request()) ? Optional.of(OpenPath.caller()) : Optional.empty();
  }

  /** A service's own token is worth nothing more when the gateway signs it again. */
  private String bearer(SecurityIdentity identity) {
    String token =
        identity.getPrincipal() instanceof JsonWebToken signed
            ? signed.getRawToken()
            : tokens.of(identity);
    return "Bearer " + token;
  }
}

package io.threeways.build.andon.call;

import io.threeways.build.BuildSettings;
import io.threeways.build.andon.Members;
import io.threeways.build.andon.config.AndonSettings;
import io.threeways.identity.CallTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.jboss.logging.Logger;

/** Asks the gateway. While it is away nobody is forgotten. */
@ApplicationScoped
class GatewayMembers implements Members {
  private static final Logger LOG = Logger.getLogger(GatewayMembers.class);

  /** The gateway's own word that it knows nobody of this name; any other 404 is not about it. */
  private static final String UNKNOWN = "/problems/gateway/unknown-member";

  private final BuildSettings build;
  private final AndonSettings settings;
  private final CallTokens tokens;
  private final HttpClient client;

  GatewayMembers(BuildSettings build, AndonSettings settings, CallTokens tokens) {
    this.build = build;
    this.settings = settings;
    this.tokens = tokens;
    this.client = HttpClient.newBuilder().connectTimeout(settings.timeout()).build();
  }

  @Override
  public boolean isGone(String name) {
    try {
      HttpResponse<String> answer =
          client.send(question(name), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 404 && answer.body().contains(UNKNOWN);
    } catch (IOException e) {
      LOG.debugf("the gateway does not say whether %s is a member: %s", name, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private HttpRequest question(String name) {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(build.publicUrl().resolve("/api/gateway/members/" + segment))
        .timeout(settings.timeout())
        .header("Authorization", "Bearer " + tokens.token())
        .build();
  }
}

package io.threeways.build.andon.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.build.andon.Couriers.Undelivered;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Target;
import io.threeways.build.andon.config.AndonSettings;
import io.threeways.build.network.PrivateAddresses;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A POST of JSON. The header {@code webhook-id} (Standard Webhooks) is the notice's id, so that a
 * repetition is known as one. Redirects are not followed: they could lead where nothing is sent.
 */
@ApplicationScoped
public class WebhookCourier {
  private final ObjectMapper json = new ObjectMapper();
  private final AndonSettings settings;
  private final HttpClient client;

  WebhookCourier(AndonSettings settings) {
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(settings.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Why nothing is sent there; empty when it is. A name that is not known now may be known later.
   */
  public Optional<String> refusal(Target.Webhook to) {
    try {
      return leadsInside(to) ? Optional.of(inside(to)) : Optional.empty();
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  public void deliver(Notice notice, Target.Webhook to) throws Undelivered {
    try {
      // The JVM remembers an answer of the name service for longer than this takes: the client
      // connects to the addresses that are looked at here (networkaddress.cache.ttl, 30 s).
      if (leadsInside(to)) {
        throw Undelivered.forEver(inside(to));
      }
      HttpResponse<InputStream> answer =
          client.send(request(notice, to), HttpResponse.BodyHandlers.ofInputStream());
      // What it says is of no interest, however long it is.
      answer.body().close();
      settle(answer.statusCode());
    } catch (IOException e) {
      throw Undelivered.forNow(e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Undelivered.forNow("this process is being stopped");
    }
  }

  private static void settle(int status) throws Undelivered {
    if (status >= 200 && status < 300) {
      return;
    }
    throw status == 410
        ? Undelivered.forEver("it answered 410: it is gone")
        : Undelivered.forNow("it answered " + status);
  }

  private HttpRequest request(Notice notice, Target.Webhook to) {
    return HttpRequest.newBuilder(to.uri())
        .timeout(settings.timeout())
        .header("Content-Type", "application/json")
        .header("webhook-id", notice.id().toString())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body(notice)))
        .build();
  }

  private byte[] body(Notice notice) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("id", notice.id().toString());
    body.put("occasion", notice.occasion().word());
    body.put("repository", notice.repository().text());
    body.put("pull", notice.pull());
    body.put("subject", notice.subject());
    body.put("text", notice.text());
    try {
      return json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice can always be written", e);
    }
  }

  private boolean leadsInside(Target.Webhook to) throws UnknownHostException {
    if (settings.privateTargets()) {
      return false;
    }
    for (InetAddress address : InetAddress.getAllByName(to.uri().getHost())) {
      if (PrivateAddresses.include(address)) {
        return true;
      }
    }
    return false;
  }

  private static String inside(Target.Webhook to) {
    return "%s leads to a private address, and threeways.build.andon.private-targets is off"
        .formatted(to.uri().getHost());
  }
}

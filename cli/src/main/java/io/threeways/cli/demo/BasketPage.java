package io.threeways.cli.demo;

import java.io.IOException;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;

/** What the shop's servers answer to a customer who looks into the basket. */
final class BasketPage implements AutoCloseable {
  private static final int OK = 200;

  private final CloseableHttpClient client = HttpClients.createDefault();
  private final HttpHost gateway;
  private final String host;

  /**
   * @param application the gateway's application listener
   * @param host which application is meant
   */
  BasketPage(URI application, String host) {
    this.gateway = HttpHost.create(application);
    this.host = host;
  }

  boolean offersGiftWrapping(String customer) throws IOException {
    ClassicHttpRequest request =
        ClassicRequestBuilder.get("/basket")
            .setHttpHost(gateway)
            .addHeader("Host", host)
            .addHeader("Cookie", "customer=" + customer)
            .build();
    return client.execute(
        gateway,
        request,
        response -> {
          String body = EntityUtils.toString(response.getEntity());
          AssertionFailed.unless(
              response.getCode() == OK, "the shop answered %d: %s", response.getCode(), body);
          return body.contains("giftWrapping");
        });
  }

  @Override
  public void close() throws IOException {
    client.close();
  }
}

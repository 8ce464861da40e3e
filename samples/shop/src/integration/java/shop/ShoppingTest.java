package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer's way through the running shop. */
class ShoppingTest {
  private static Server server;

  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  @BeforeAll
  static void open() throws IOException {
    server = Server.start(0);
  }

  @AfterAll
  static void close() {
    server.close();
  }

  @Test
  void aCustomerLogsInFillsTheBasketAndChecksOut() throws Exception {
    post("/login?name=ann");
    post("/basket?article=tea&count=2");
    post("/basket?article=cup");

    HttpResponse<String> order = post("/checkout");

    assertEquals(200, order.statusCode());
    assertTrue(order.body().contains("\"customer\":\"ann\""), order.body());
    assertEquals("{\"articles\":{}}", get("/basket").body());
  }

  @Test
  void theShopSaysThatItIsWell() throws Exception {
    assertEquals("ok", get("/health").body());
  }

  @Test
  void anUnknownPageIsNotFound() throws Exception {
    assertEquals(404, get("/nowhere").statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }
}

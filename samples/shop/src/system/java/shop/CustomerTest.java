package shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A customer's way through the shop as it is deployed, knowing nothing of it but its address. */
class CustomerTest {
  private static final URI SHOP = URI.create(System.getenv("THREEWAYS_ENVIRONMENT_URL"));
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient browser =
      HttpClient.newBuilder().connectTimeout(PATIENCE).cookieHandler(new CookieManager()).build();

  @Test
  void findsTheArticlesOnTheFirstPage() throws Exception {
    HttpResponse<String> page = get("/");

    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("tea"), page.body());
  }

  @Test
  void buysTeaAndACup() throws Exception {
    post("/login?name=ann");
    post("/basket?article=tea&count=2");
    post("/basket?article=cup");

    HttpResponse<String> order = post("/checkout");

    assertEquals(200, order.statusCode(), order.body());
    assertTrue(order.body().contains("\"customer\":\"ann\""), order.body());
  }

  @Test
  void leavesWithAnEmptyBasket() throws Exception {
    post("/login?name=ben");
    post("/basket?article=tea");
    post("/checkout");

    assertEquals("{\"articles\":{}}", get("/basket").body());
  }

  @Test
  void isAskedForANameBeforePaying() throws Exception {
    post("/basket?article=tea");

    assertEquals(401, post("/checkout").statusCode());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(HttpRequest.newBuilder(SHOP.resolve(path)).GET());
  }

  private HttpResponse<String> post(String path) throws Exception {
    return send(
        HttpRequest.newBuilder(SHOP.resolve(path)).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return browser.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
  }
}

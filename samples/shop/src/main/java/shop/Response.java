package shop;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a customer is answered.
 *
 * @param cookies to be set, {@code name=value}
 */
record Response(int status, String type, String body, List<String> cookies) {
  static Response json(Object body) {
    return new Response(200, "application/json", Json.of(body), List.of());
  }

  static Response text(String body) {
    return new Response(200, "text/plain", body, List.of());
  }

  static Response html(String body) {
    return new Response(200, "text/html; charset=utf-8", body, List.of());
  }

  static Response refusal(int status, String why) {
    return new Response(status, "application/json", Json.of(Map.of("error", why)), List.of());
  }

  Response setting(String name, String value) {
    List<String> more = new ArrayList<>(cookies);
    more.add(name + "=" + value + "; Path=/; SameSite=Lax");
    return new Response(status, type, body, more);
  }

  void send(HttpExchange exchange) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    cookies.forEach(cookie -> exchange.getResponseHeaders().add("Set-Cookie", cookie));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}

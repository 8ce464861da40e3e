package shop;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a customer asks.
 *
 * @param query the part of the address after the question mark
 * @param cookies header lines as they came
 * @param toggles what the platform has switched on for this customer, as it says it
 */
record Request(
    String method, String path, String query, List<String> cookies, String toggles) {
  static Request of(HttpExchange exchange) {
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        exchange.getRequestHeaders().getOrDefault("Cookie", List.of()),
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Threeways-Toggles")).orElse(""));
  }

  Optional<String> parameter(String name) {
    return value(Arrays.stream(query.split("&")), name)
        .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8));
  }

  Optional<String> cookie(String name) {
    return value(cookies.stream().flatMap(line -> Arrays.stream(line.split(";\\s*"))), name);
  }

  /** A structured field: {@code gift-wrapping=?1, rows=20}. What it does not say is off. */
  boolean isOn(String toggle) {
    return Arrays.asList(toggles.split(",\\s*")).contains(toggle + "=?1");
  }

  Basket basket() {
    return cookie("basket").map(Basket::parse).orElse(Basket.EMPTY);
  }

  private static Optional<String> value(Stream<String> pairs, String name) {
    return pairs
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .filter(text -> !text.isEmpty())
        .findFirst();
  }
}

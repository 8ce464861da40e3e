package io.threeways.gateway.forward;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;

/**
 * Which headers travel beyond one connection (RFC 9110, 7.6.1): all but the hop-by-hop ones and
 * those that {@code Connection} names. Framing is among what is left out: each side frames its own
 * message, so that a request cannot mean one thing here and another behind.
 */
final class EndToEnd {
  private static final List<CharSequence> HOP_BY_HOP =
      List.of(
          HttpHeaders.CONNECTION,
          HttpHeaders.TRANSFER_ENCODING,
          HttpHeaders.createOptimized("keep-alive"),
          HttpHeaders.createOptimized("proxy-connection"),
          HttpHeaders.createOptimized("proxy-authenticate"),
          HttpHeaders.createOptimized("proxy-authorization"),
          HttpHeaders.createOptimized("te"),
          HttpHeaders.createOptimized("trailer"),
          HttpHeaders.UPGRADE);

  private EndToEnd() {}

  /** Adds the headers of {@code from} that travel on to {@code to}. */
  static void copy(MultiMap from, MultiMap to) {
    to.addAll(from);
    List<String> connections = from.getAll(HttpHeaders.CONNECTION);
    for (CharSequence name : HOP_BY_HOP) {
      to.remove(name);
    }
    for (String connection : connections) {
      removeNamed(connection, to);
    }
  }

  private static void removeNamed(String connection, MultiMap headers) {
    if (connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
      return;
    }
    for (String name : connection.split(",", -1)) {
      if (!name.isBlank()) {
        headers.remove(name.strip());
      }
    }
  }
}

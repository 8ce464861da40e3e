package io.threeways.gateway.forward;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The cookie of a session at the console. Browsers keep cookies by host and not by port (RFC 6265,
 * 8.5), so what goes to an application and what comes from one may not hold it.
 */
public final class ConsoleCookie {
  /** Where the console is reached without TLS, as on a developer's own machine. */
  public static final String NAME = "threeways-session";

  /** Over TLS; browsers take it from nobody but this very host (RFC 6265bis, 4.1.3.2). */
  public static final String HOST_NAME = "__Host-threeways-session";

  private ConsoleCookie() {}

  /** Removes it from a request to somebody else. */
  public static void withhold(MultiMap request) {
    List<String> cookies = request.getAll(HttpHeaders.COOKIE);
    if (cookies.stream().noneMatch(cookie -> cookie.contains(NAME))) {
      return;
    }
    String others =
        cookies.stream()
            .flatMap(cookie -> Arrays.stream(cookie.split(";", -1)))
            .filter(pair -> !isOurs(pair) && !pair.isBlank())
            .map(String::strip)
            .collect(Collectors.joining("; "));
    request.remove(HttpHeaders.COOKIE);
    if (!others.isEmpty()) {
      request.set(HttpHeaders.COOKIE, others);
    }
  }

  /** Removes the attempts of somebody else to set it. */
  public static void guard(MultiMap response) {
    List<String> cookies = response.getAll(HttpHeaders.SET_COOKIE);
    if (cookies.stream().anyMatch(ConsoleCookie::isOurs)) {
      List<String> others = cookies.stream().filter(cookie -> !isOurs(cookie)).toList();
      response.remove(HttpHeaders.SET_COOKIE);
      others.forEach(cookie -> response.add(HttpHeaders.SET_COOKIE, cookie));
    }
  }

  /** Browsers send a cookie without a name as its value alone, which may look like one of ours. */
  private static boolean isOurs(String pair) {
    String text = pair.strip();
    while (text.startsWith("=")) {
      text = text.substring(1).strip();
    }
    int end = text.indexOf('=');
    String name = (end < 0 ? text : text.substring(0, end)).strip();
    return name.equals(NAME) || name.equals(HOST_NAME);
  }
}

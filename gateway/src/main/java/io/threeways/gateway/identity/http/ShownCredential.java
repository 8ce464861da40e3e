package io.threeways.gateway.identity.http;

import io.threeways.gateway.forward.ConsoleCookie;
import io.threeways.gateway.identity.Credential;
import io.threeways.gateway.identity.Secret;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds a credential in a request: a bearer token, a token as the password of Basic authentication
 * (what Git sends), or the console's cookie.
 */
final class ShownCredential {
  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";
  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private ShownCredential() {}

  /**
   * @return nothing when there is none of these; a signed token of a service is none
   */
  static Optional<Credential> in(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization != null) {
      return inHeader(authorization);
    }
    Cookie cookie = request.getCookie(cookieName(request.isSSL()));
    return cookie == null || !mayUseCookie(request)
        ? Optional.empty()
        : Optional.of(new Credential.Session(Secret.hash(cookie.getValue())));
  }

  /** Over TLS no other name is believed: that one nobody else can have set. */
  static String cookieName(boolean secure) {
    return secure ? ConsoleCookie.HOST_NAME : ConsoleCookie.NAME;
  }

  private static Optional<Credential> inHeader(String authorization) {
    if (startsWith(authorization, BASIC)) {
      return Optional.of(new Credential.Token(Secret.hash(password(authorization))));
    }
    if (startsWith(authorization, BEARER + Secret.TOKEN_PREFIX)) {
      String token = authorization.substring(BEARER.length()).strip();
      return Optional.of(new Credential.Token(Secret.hash(token)));
    }
    return Optional.empty();
  }

  /** A scheme is written in any case (RFC 9110, 11.1). */
  private static boolean startsWith(String authorization, String scheme) {
    return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
  }

  /** Empty when the header is not what it says; then it is nobody's password. */
  private static String password(String authorization) {
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(BASIC.length()).strip());
      String pair = new String(decoded, StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /**
   * A browser sends the cookie by itself, whoever made it ask. What changes something is taken from
   * pages of this origin only, and the browser says which page it was.
   */
  private static boolean mayUseCookie(HttpServerRequest request) {
    if (SAFE.contains(request.method())) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return site != null
        ? site.equals("same-origin")
        : isOwnOrigin(request.getHeader(HttpHeaders.ORIGIN), request);
  }

  private static boolean isOwnOrigin(@Nullable String origin, HttpServerRequest request) {
    String host = request.getHeader(HttpHeaders.HOST);
    return origin != null && (origin.equals("http://" + host) || origin.equals("https://" + host));
  }
}

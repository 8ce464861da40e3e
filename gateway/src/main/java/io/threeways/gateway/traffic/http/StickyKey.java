package io.threeways.gateway.traffic.http;

import io.threeways.gateway.traffic.KeyHash;
import io.threeways.gateway.traffic.Split;
import io.threeways.routes.ApplicationRoute.Stickiness;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * By what a request is assigned. The application's own cookie or header is the key. Where the
 * cookie is missing while a candidate is on trial, the gateway gives one of its own, so that
 * somebody who has not logged in does not change versions from click to click. Who sends none back
 * is assigned request by request.
 *
 * @param hash see {@link KeyHash}
 * @param setCookie to be sent with the answer; null when there is nothing to set
 */
record StickyKey(long hash, @Nullable String setCookie) {
  static final String COOKIE = "threeways-assignment";

  static StickyKey of(HttpServerRequest request, Split split) {
    Stickiness stickiness = split.stickiness();
    String name = stickiness.name();
    if (name == null || split.candidate() == null) {
      return new StickyKey(chance(), null);
    }
    return switch (stickiness.kind()) {
      case NONE -> new StickyKey(chance(), null);
      case HEADER -> ofHeader(request.getHeader(name));
      case COOKIE -> ofCookies(request.getHeader(HttpHeaders.COOKIE), name);
    };
  }

  /** Who asks, as the application's own cookie or header says; null when it does not. */
  static @Nullable String customer(HttpServerRequest request, Split split) {
    String name = split.stickiness().name();
    if (name == null) {
      return null;
    }
    return switch (split.stickiness().kind()) {
      case NONE -> null;
      case HEADER -> request.getHeader(name);
      case COOKIE -> CookieValue.find(request.getHeader(HttpHeaders.COOKIE), name);
    };
  }

  private static StickyKey ofHeader(@Nullable String value) {
    return new StickyKey(value == null ? chance() : KeyHash.of(value), null);
  }

  private static StickyKey ofCookies(@Nullable String cookies, String name) {
    String own = CookieValue.find(cookies, name);
    if (own != null) {
      return new StickyKey(KeyHash.of(own), null);
    }
    String given = CookieValue.find(cookies, COOKIE);
    if (given != null) {
      return new StickyKey(KeyHash.of(given), null);
    }
    String fresh = Long.toHexString(chance());
    return new StickyKey(
        KeyHash.of(fresh), COOKIE + "=" + fresh + "; Path=/; HttpOnly; SameSite=Lax");
  }

  private static long chance() {
    return ThreadLocalRandom.current().nextLong();
  }
}

package io.threeways.deploy.traffic;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a customer on one version.
 *
 * @param name of the cookie or header; null for {@link Kind#NONE}
 */
public record Sticky(Kind kind, @Nullable String name) {
  /** By what a request is assigned to a version. */
  public enum Kind {
    /** Each request by itself. */
    NONE,
    /** By the value of a cookie. */
    COOKIE,
    /** By the value of a header. */
    HEADER
  }
}

package io.threeways.gateway.forward;

import org.jspecify.annotations.Nullable;

/** What a request is for (RFC 9112, 3.2): the host and the path with its query. */
public sealed interface RequestTarget {

  /**
   * @param host with a port, if one was said
   * @param path with the query; begins with a slash, or is {@code *}
   */
  record Accepted(String host, String path) implements RequestTarget {}

  /**
   * @param reason for a person
   */
  record Refused(String reason) implements RequestTarget {}

  /**
   * @param target of the request line, as it came. In absolute form its authority is the host, and
   *     the {@code Host} header is ignored (RFC 9112, 3.2.2).
   * @param hostHeader null when the request has none
   */
  static RequestTarget parse(String target, @Nullable String hostHeader) {
    if (target.isEmpty() || hasControlOrSpace(target)) {
      return new Refused("the request's target has a character that none may have");
    }
    if (target.charAt(0) == '/' || target.equals("*")) {
      return hostHeader == null || hostHeader.isEmpty()
          ? new Refused("the request has no Host")
          : accepted(hostHeader, target);
    }
    if (target.regionMatches(true, 0, "http://", 0, 7)) {
      return parseAbsolute(target.substring(7));
    }
    return new Refused("the request's target is neither a path nor an http address");
  }

  private static RequestTarget parseAbsolute(String afterScheme) {
    int slash = afterScheme.indexOf('/');
    int query = afterScheme.indexOf('?');
    int end = slash < 0 ? query : query < 0 ? slash : Math.min(slash, query);
    String host = end < 0 ? afterScheme : afterScheme.substring(0, end);
    if (host.isEmpty() || host.contains("@")) {
      return new Refused("the request's target names no host, or a user");
    }
    String rest = end < 0 ? "" : afterScheme.substring(end);
    return accepted(host, rest.startsWith("/") ? rest : "/" + rest);
  }

  /**
   * What follows the colon is a port or nothing: an application that makes links of its Host would
   * put anything else into them, an at sign and another host for example.
   */
  private static RequestTarget accepted(String host, String path) {
    for (int i = host.lastIndexOf(':') + 1; i > 0 && i < host.length(); i++) {
      if (host.charAt(i) < '0' || host.charAt(i) > '9') {
        return new Refused("the request's Host has a port that is no number");
      }
    }
    return new Accepted(host, path);
  }

  private static boolean hasControlOrSpace(String target) {
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return true;
      }
    }
    return false;
  }
}

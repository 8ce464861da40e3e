package io.threeways.gateway.proxy;

import java.util.Locale;
import java.util.Optional;

/** Which paths are plain enough that every reader understands the same. */
final class ApiPath {
  private static final String HEX = "0123456789abcdef";

  private ApiPath() {}

  /**
   * @param target of the request line, with its query
   * @return what is wrong with it, in words
   */
  static Optional<String> objection(String target) {
    int query = target.indexOf('?');
    String path = (query < 0 ? target : target.substring(0, query)).toLowerCase(Locale.ROOT);
    if (!path.startsWith("/")) {
      return Optional.of("the request's target must be a path");
    }
    if (path.contains("//")) {
      return Optional.of("the path has an empty segment");
    }
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '\\' || c == ';') {
        return Optional.of("the path has a character that none may have");
      }
      if (c == '%') {
        Optional<String> objection = escape(path, i);
        if (objection.isPresent()) {
          return objection;
        }
      }
    }
    return dots(path);
  }

  private static Optional<String> escape(String path, int at) {
    if (at + 2 >= path.length()
        || HEX.indexOf(path.charAt(at + 1)) < 0
        || HEX.indexOf(path.charAt(at + 2)) < 0) {
      return Optional.of("the path has a percent sign that escapes nothing");
    }
    int code = Integer.parseInt(path.substring(at + 1, at + 3), 16);
    return code < ' ' || code == 0x7f || "/\\%.;".indexOf(code) >= 0
        ? Optional.of("the path has an escaped slash, dot, percent or control character")
        : Optional.empty();
  }

  private static Optional<String> dots(String path) {
    for (String segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        return Optional.of("the path has a . or .. segment");
      }
    }
    return Optional.empty();
  }
}

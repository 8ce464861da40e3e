package io.threeways.gateway.traffic.http;

import org.jspecify.annotations.Nullable;

/** One cookie out of a {@code Cookie} header (RFC 6265, 5.4), without decoding the others. */
final class CookieValue {
  private CookieValue() {}

  /**
   * @param header null when the request has no cookies
   * @return null when it is not there or is empty; the first one of several
   */
  static @Nullable String find(@Nullable String header, String name) {
    if (header == null) {
      return null;
    }
    int start = 0;
    while (start < header.length()) {
      int end = header.indexOf(';', start);
      if (end < 0) {
        end = header.length();
      }
      while (start < end && header.charAt(start) == ' ') {
        start++;
      }
      int value = start + name.length() + 1;
      if (value < end && header.charAt(value - 1) == '=' && header.startsWith(name, start)) {
        return header.substring(value, end).strip();
      }
      start = end + 1;
    }
    return null;
  }
}

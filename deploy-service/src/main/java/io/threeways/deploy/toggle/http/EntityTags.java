package io.threeways.deploy.toggle.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The tag of an answer (RFC 9110, 8.8.3).
 *
 * @param quoted as it stands in the header
 */
record EntityTags(String quoted) {
  /** Of SHA-256: enough that no two answers are ever taken for one. */
  private static final int BYTES = 16;

  static EntityTags of(byte[] answer) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer);
      return new EntityTags('"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * @param known {@code If-None-Match}: tags, weak or not, quoted or (some clients) bare, or {@code
   *     *}
   */
  boolean matches(@Nullable String known) {
    return known != null
        && Arrays.stream(known.split(",", -1))
            .map(String::strip)
            .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
            .anyMatch(
                tag -> tag.equals("*") || tag.equals(quoted) || ('"' + tag + '"').equals(quoted));
  }
}

package io.threeways.build.cache;

import io.threeways.build.repository.CommitSha;
import io.threeways.pipeline.Cache;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an entry was made from: the same for the same paths and the same content of the same key
 * files. SHA-256 in hexadecimal.
 */
public record CacheKey(String text) {
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{64}");

  public CacheKey {
    if (!SHAPE.matcher(text).matches()) {
      throw new IllegalArgumentException("a key is 64 hexadecimal digits");
    }
  }

  /**
   * @param contents ids of what {@link Cache#key} names, in that order
   */
  static CacheKey of(Cache cache, List<CommitSha> contents) {
    StringBuilder said = new StringBuilder("1\n");
    cache.paths().forEach(path -> said.append("path ").append(path).append('\n'));
    for (int i = 0; i < contents.size(); i++) {
      said.append("key ")
          .append(cache.key().get(i))
          .append(' ')
          .append(contents.get(i))
          .append('\n');
    }
    try {
      byte[] bytes = said.toString().getBytes(StandardCharsets.UTF_8);
      return new CacheKey(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}

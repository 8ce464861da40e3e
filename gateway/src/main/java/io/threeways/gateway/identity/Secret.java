package io.threeways.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** 256 random bits that prove who calls. Shown once; only its hash is kept. */
public final class Secret {
  /** Begins every token, so that a scanner of repositories recognises one that leaked. */
  public static final String TOKEN_PREFIX = "tw_";

  private static final int BYTES = 32;

  private Secret() {}

  public static String fresh(SecureRandom chance, String prefix) {
    byte[] bytes = new byte[BYTES];
    chance.nextBytes(bytes);
    return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** SHA-256 of the whole text in UTF-8, as lower-case hexadecimal. */
  public static String hash(String secret) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

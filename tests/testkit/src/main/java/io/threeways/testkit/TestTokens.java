package io.threeways.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Signed tokens (RFC 7519, ES256) as the installation's own issuers would sign them. Send one as
 * {@code Authorization: Bearer}.
 */
public final class TestTokens {
  private static final Duration LIFETIME = Duration.ofMinutes(5);
  private static final String USERS_ISSUER = "gateway";

  private TestTokens() {}

  /** A person, as the front door vouches for them: {@code asUser("ada", "developer")}. */
  public static String asUser(String name, String... roles) {
    return signed(USERS_ISSUER, USERS_ISSUER, name, LIFETIME, roles);
  }

  /** A service that calls another one. */
  public static String asService(String word) {
    return signed(word, word, word, LIFETIME, "service");
  }

  /**
   * Any token, wrong ones too.
   *
   * @param issuer what it claims
   * @param key whose private key signs it, and {@code kid}
   * @param lifetime negative for one that has expired
   */
  public static String signed(
      String issuer, String key, String subject, Duration lifetime, String... roles) {
    Instant now = Instant.now();
    String header = "{\"alg\":\"ES256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(key);
    String claims =
        """
        {"iss":"%s","aud":"threeways","sub":"%s","groups":[%s],"iat":%d,"exp":%d,"jti":"%s"}"""
            .formatted(
                issuer,
                subject,
                Arrays.stream(roles).map("\"%s\""::formatted).collect(Collectors.joining(",")),
                Math.min(now.getEpochSecond(), now.plus(lifetime).getEpochSecond()),
                now.plus(lifetime).getEpochSecond(),
                UUID.randomUUID());
    String content = base64(utf8(header)) + "." + base64(utf8(claims));
    return content + "." + base64(signature(key, content));
  }

  private static byte[] signature(String key, String content) {
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(TestKeys.shared().privateKey(key));
      signature.update(utf8(content));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

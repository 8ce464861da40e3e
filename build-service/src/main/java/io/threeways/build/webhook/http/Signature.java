package io.threeways.build.webhook.http;

import io.threeways.build.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code X-Hub-Signature-256}: {@code sha256=} and the HMAC of the body in hexadecimal
 * digits (docs.github.com, "Validating webhook deliveries").
 */
final class Signature {
  static final String HEADER = "X-Hub-Signature-256";

  private static final String PREFIX = "sha256=";
  private static final String ALGORITHM = "HmacSHA256";

  /** As long as a real one. */
  static final WebhookSecret NOBODYS = new WebhookSecret("0".repeat(64));

  private Signature() {}

  /**
   * Takes the same time for every signature of the right length, and whether there is a secret or
   * not: then nothing is signed.
   */
  static boolean isOf(byte[] body, Optional<WebhookSecret> secret, @Nullable String header) {
    String expected = of(body, secret.orElse(NOBODYS));
    boolean same = header != null && MessageDigest.isEqual(bytes(expected), bytes(header));
    return same && secret.isPresent();
  }

  static String of(byte[] body, WebhookSecret secret) {
    return PREFIX + HexFormat.of().formatHex(hmac(body, secret));
  }

  private static byte[] hmac(byte[] body, WebhookSecret secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(bytes(secret.text()), ALGORITHM));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

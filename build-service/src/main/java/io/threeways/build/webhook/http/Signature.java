package io.threeways.build.webhook.http;

import io.threeways.build.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
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

  private Signature() {}

  /** Takes the same time for every signature of the right length. */
  static boolean isOf(byte[] body, WebhookSecret secret, @Nullable String header) {
    String expected = PREFIX + HexFormat.of().formatHex(hmac(body, secret));
    return header != null && MessageDigest.isEqual(bytes(expected), bytes(header));
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

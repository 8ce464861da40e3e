package io.threeways.cli.platform;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * Who may read the home folder's secrets owns this host, and says so by a short-lived JSON Web
 * Token (RFC 7519, ES256) of the issuer {@code cli}. It opens {@code local} itself, also while no
 * gateway runs.
 */
final class HostToken {
  private static final Duration LIFE = Duration.ofMinutes(2);

  private HostToken() {}

  static String issue(HostFolders folders, Instant now) {
    String header = encoded("{\"alg\":\"ES256\",\"kid\":\"cli\",\"typ\":\"JWT\"}");
    String claims =
        encoded(
            """
            {"iss":"cli","aud":"threeways","sub":"cli","upn":"cli","groups":["service"],"iat":%d,"exp":%d}"""
                .formatted(now.getEpochSecond(), now.plus(LIFE).getEpochSecond()));
    String signed = header + "." + claims;
    return signed + "." + signature(signed, folders.secret("cli.pem"));
  }

  private static String signature(String text, String pem) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", "").strip());
      PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of cli cannot be used", e);
    }
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}

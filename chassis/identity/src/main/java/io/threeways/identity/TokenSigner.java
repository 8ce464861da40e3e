package io.threeways.identity;

import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/** Signs tokens (JWT, ES256) with one key. Issuer and key id are the key's name. */
public final class TokenSigner {
  /** Every token of ours is for all services of one installation. */
  public static final String AUDIENCE = "threeways";

  private final String name;
  private final PrivateKey key;

  public TokenSigner(String name, PrivateKey key) {
    this.name = name;
    this.key = key;
  }

  /**
   * @param pem PKCS #8, EC P-256, as {@link ServiceKey#writePrivate} leaves it
   * @throws IOException when the file cannot be read or holds no such key
   */
  public static TokenSigner read(String name, Path pem) throws IOException {
    String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----", "");
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(base64);
      KeyFactory keys = KeyFactory.getInstance("EC");
      return new TokenSigner(name, keys.generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no EC private key in " + pem, e);
    }
  }

  PrivateKey key() {
    return key;
  }

  /**
   * @param subject user or service that the token speaks for
   * @return a compact JWS
   */
  public String sign(String subject, Set<String> roles, Instant now, Duration lifetime) {
    return Jwt.issuer(name)
        .audience(AUDIENCE)
        .subject(subject)
        .upn(subject)
        .groups(roles)
        .issuedAt(now)
        .expiresAt(now.plus(lifetime))
        .jws()
        .algorithm(SignatureAlgorithm.ES256)
        .keyId(name)
        .sign(key);
  }
}

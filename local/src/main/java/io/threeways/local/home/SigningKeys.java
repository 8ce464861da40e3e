package io.threeways.local.home;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An EC P-256 key pair for each issuer of tokens, and the JSON Web Key Set (RFC 7517) by which
 * everyone verifies what the others say.
 */
public final class SigningKeys {
  private static final int COORDINATE_BYTES = 32;

  private final Home home;
  private final SecureRandom random;

  public SigningKeys(Home home, SecureRandom random) {
    this.home = home;
    this.random = random;
  }

  /** Makes the keys that are missing and writes the key set anew. */
  public void provide(List<String> issuers) {
    String keys = issuers.stream().map(this::jwk).collect(Collectors.joining(",\n  "));
    OwnerOnly.write(home.trustedKeys(), "{\"keys\":[\n  " + keys + "\n]}\n");
  }

  private String jwk(String issuer) {
    try {
      ECPublicKey key = publicKey(issuer);
      return """
      {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}"""
          .formatted(
              issuer, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the key of " + issuer + " in " + home.secrets() + " cannot be used", e);
    }
  }

  private ECPublicKey publicKey(String issuer) throws GeneralSecurityException {
    Path file = home.secrets().resolve(issuer + ".pub");
    if (!Files.exists(file) || !Files.exists(home.privateKey(issuer))) {
      KeyPair pair = generate();
      OwnerOnly.write(home.privateKey(issuer), pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
      OwnerOnly.write(file, Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    }
    byte[] encoded = Base64.getDecoder().decode(OwnerOnly.read(file));
    return (ECPublicKey)
        KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"), random);
    return generator.generateKeyPair();
  }

  private static String pem(String type, byte[] content) {
    String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(type, lines, type);
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }
}

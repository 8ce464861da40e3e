package io.threeways.identity;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * A new key of one process. Whoever sets up an installation makes one per process, hands each its
 * private half and all of them the public halves.
 *
 * @param name who signs with it: the tokens' issuer and key id
 * @param pair EC P-256
 */
public record ServiceKey(String name, KeyPair pair) {
  private static final int COORDINATE_BYTES = 32;

  public static ServiceKey generate(String name) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return new ServiceKey(name, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make EC P-256 keys", e);
    }
  }

  /** Writes the private half as PKCS #8 PEM, readable by its owner alone from the first byte on. */
  public void writePrivate(Path pem) throws IOException {
    Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
    String text =
        "-----BEGIN PRIVATE KEY-----\n"
            + lines.encodeToString(pair.getPrivate().getEncoded())
            + "\n-----END PRIVATE KEY-----\n";
    Files.deleteIfExists(pem);
    Files.createFile(
        pem, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(pem, text, StandardOpenOption.WRITE);
  }

  /** Writes the public halves as a JWKS (RFC 7517). */
  public static void writeTrusted(Path jwks, Collection<ServiceKey> keys) throws IOException {
    String members = keys.stream().map(ServiceKey::publicJwk).collect(Collectors.joining(",\n  "));
    Files.writeString(jwks, "{\"keys\":[\n  " + members + "\n]}\n", StandardCharsets.UTF_8);
  }

  private String publicJwk() {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return """
        {"kty":"EC","crv":"P-256","alg":"ES256","use":"sig","kid":"%s","x":"%s","y":"%s"}\
        """
        .formatted(name, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  private static String coordinate(BigInteger value) {
    byte[] signed = value.toByteArray();
    byte[] padded = new byte[COORDINATE_BYTES];
    int length = Math.min(signed.length, COORDINATE_BYTES);
    System.arraycopy(signed, signed.length - length, padded, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
  }
}

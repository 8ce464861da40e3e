package io.threeways.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A folder with a private key (EC P-256, PEM) for each issuer and one JWKS with all public keys, as
 * an installation has it.
 */
final class TestKeys {
  private static final String SHARED = "io.threeways.testkit.keys";

  /** Everyone who signs in an installation. */
  private static final List<String> ISSUERS =
      List.of(
          "gateway", "build", "deploy", "telemetry", "learning", "experiment", "local", "agent");

  private final Path folder;

  private TestKeys(Path folder) {
    this.folder = folder;
  }

  /** The keys of this JVM, whatever the class loader. */
  static TestKeys shared() {
    return new TestKeys(
        Path.of(SharedPart.address(SHARED, Generated::new, made -> made.folder.toString())));
  }

  Map<String, String> settings(String issuer) {
    return Map.of(
        "threeways.identity.issuer", issuer,
        "threeways.identity.private-key", pem(folder, issuer).toUri().toString(),
        "threeways.identity.trusted", jwks(folder).toUri().toString());
  }

  PrivateKey privateKey(String issuer) {
    try {
      String text = Files.readString(pem(folder, issuer)).replaceAll("-----[A-Z ]+-----|\\s", "");
      return KeyFactory.getInstance("EC")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(text)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path pem(Path folder, String issuer) {
    return folder.resolve(issuer + ".pem");
  }

  private static Path jwks(Path folder) {
    return folder.resolve("trusted.jwks");
  }

  private static final class Generated implements AutoCloseable {
    private final Path folder;

    Generated() {
      try {
        folder = Files.createTempDirectory("keys-");
        String keys = ISSUERS.stream().map(this::generate).collect(Collectors.joining(","));
        Files.writeString(jwks(folder), "{\"keys\":[" + keys + "]}");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() {
      Folders.delete(folder);
    }

    /** Writes the private key and returns the public one as a JWK (RFC 7517). */
    private String generate(String issuer) {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        KeyPair pair = generator.generateKeyPair();
        Files.writeString(
            pem(folder, issuer),
            "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                .formatted(Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())));
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return """
            {"kty":"EC","crv":"P-256","use":"sig","alg":"ES256","kid":"%s","x":"%s","y":"%s"}"""
            .formatted(
                issuer, coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    /** 32 bytes, big-endian, base64url (RFC 7518, 6.2.1.2). */
    private static String coordinate(BigInteger number) {
      byte[] bytes = new byte[32];
      byte[] significant = number.toByteArray();
      int length = Math.min(significant.length, 32);
      System.arraycopy(significant, significant.length - length, bytes, 32 - length, length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
  }
}

package io.threeways.build.artifact.intoto;

import io.threeways.build.artifact.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Ed25519 key that this service signs provenance with. */
final class SigningKey {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN PRIVATE KEY-----(.+)-----END PRIVATE KEY-----\\s+"
              + "-----BEGIN PUBLIC KEY-----(.+)-----END PUBLIC KEY-----\\s*",
          Pattern.DOTALL);

  private final KeyPair pair;
  private final VerificationKey verification;

  SigningKey(KeyPair pair) {
    this.pair = pair;
    this.verification = published(pair.getPublic());
  }

  /**
   * Reads the key, or makes it where there is none; processes that share the folder get the same.
   *
   * @param pem both halves, PKCS #8 and SubjectPublicKeyInfo; readable by its owner alone
   * @throws IOException when the file cannot be read, or holds no such key
   */
  static SigningKey readOrMake(Path pem) throws IOException {
    if (!Files.exists(pem)) {
      make(pem);
    }
    Matcher halves = PEM.matcher(Files.readString(pem));
    if (!halves.matches()) {
      throw new IOException("no Ed25519 key in " + pem);
    }
    try {
      KeyFactory keys = KeyFactory.getInstance(ALGORITHM);
      PrivateKey own = keys.generatePrivate(new PKCS8EncodedKeySpec(decoded(halves.group(1))));
      PublicKey known = keys.generatePublic(new X509EncodedKeySpec(decoded(halves.group(2))));
      return new SigningKey(new KeyPair(known, own));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException("no Ed25519 key in " + pem, e);
    }
  }

  VerificationKey verification() {
    return verification;
  }

  byte[] sign(byte[] bytes) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(pair.getPrivate());
      signature.update(bytes);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot sign with Ed25519", e);
    }
  }

  static VerificationKey published(PublicKey key) {
    byte[] encoded = key.getEncoded();
    byte[] point = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    String x = base64.encodeToString(point);
    byte[] canonical =
        "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}"
            .formatted(x)
            .getBytes(StandardCharsets.UTF_8);
    try {
      byte[] thumbprint = MessageDigest.getInstance("SHA-256").digest(canonical);
      return new VerificationKey(base64.encodeToString(thumbprint), x);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  /** Written aside and linked into place: whoever is first has made it, and it is there whole. */
  private static void make(Path pem) throws IOException {
    Files.createDirectories(pem.getParent());
    Path staging =
        Files.createTempFile(
            pem.getParent(),
            "staging-",
            ".pem",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      Files.writeString(
          staging,
          block("PRIVATE KEY", pair.getPrivate().getEncoded())
              + block("PUBLIC KEY", pair.getPublic().getEncoded()));
      Files.createLink(pem, staging);
    } catch (FileAlreadyExistsException _) {
      // Another process was first.
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make Ed25519 keys", e);
    } finally {
      Files.deleteIfExists(staging);
    }
  }

  private static String block(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getEncoder().encodeToString(der), label);
  }

  private static byte[] decoded(String base64) {
    return Base64.getMimeDecoder().decode(base64);
  }
}

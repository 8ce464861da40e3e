package io.threeways.local.home;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Passwords and tokens: generated once, each kept in a file of its own. */
public final class Secrets {
  private static final int BYTES = 24;

  private final Home home;
  private final SecureRandom random;

  public Secrets(Home home, SecureRandom random) {
    this.home = home;
    this.random = random;
  }

  /** Of a PostgreSQL role. */
  public String postgres(String role) {
    return keptIn(home.secrets().resolve("postgres-" + role + ".password"), "");
  }

  /** Of a Kafka user. */
  public String kafka(String user) {
    return keptIn(home.secrets().resolve("kafka-" + user + ".password"), "");
  }

  /** With which the owner of this folder is the gateway's first administrator. */
  public String adminToken() {
    return keptIn(home.adminToken(), "tw_");
  }

  /** SHA-256 of the token in lower-case hex: all that the gateway needs to know of it. */
  public String adminTokenHash() {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(adminToken().getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private String keptIn(Path file, String prefix) {
    if (!Files.exists(file)) {
      byte[] secret = new byte[BYTES];
      random.nextBytes(secret);
      OwnerOnly.write(
          file, prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(secret) + "\n");
    }
    return OwnerOnly.read(file);
  }
}

package io.threeways.local.home;

import java.nio.file.Path;

/**
 * Where everything lies. One folder holds all state, so that it can be moved, backed up or thrown
 * away as one.
 *
 * @param folder only its owner may enter
 */
public record Home(Path folder) {

  /** Creates the folders; what exists stays. */
  public static Home open(Path folder) {
    Home home = new Home(folder.toAbsolutePath().normalize());
    OwnerOnly.folder(home.folder());
    OwnerOnly.folder(home.secrets());
    OwnerOnly.folder(home.logs());
    OwnerOnly.folder(home.processes());
    OwnerOnly.folder(home.caches());
    return home;
  }

  public Path secrets() {
    return folder.resolve("secrets");
  }

  public Path logs() {
    return folder.resolve("logs");
  }

  /** One record and one settings file for each process that we started. */
  public Path processes() {
    return folder.resolve("processes");
  }

  public Path data(String owner) {
    return folder.resolve("data").resolve(owner);
  }

  /** Copies of what runs, so that a build never changes a running process. */
  public Path applications() {
    return folder.resolve("applications");
  }

  /** What makes later starts faster; may be thrown away. */
  public Path caches() {
    return folder.resolve("caches");
  }

  /** Letters that our services wrote; none is sent on. */
  public Path mail() {
    return folder.resolve("mail");
  }

  public Path ports() {
    return folder.resolve("ports.properties");
  }

  /** Settings that a person gave to services, beyond what is generated. */
  public Path settings() {
    return folder.resolve("settings.properties");
  }

  /** Says where the running platform answers; absent while it is down. */
  public Path running() {
    return folder.resolve("local.json");
  }

  /** The token of the user {@code admin}. */
  public Path adminToken() {
    return secrets().resolve("admin.token");
  }

  public Path trustedKeys() {
    return secrets().resolve("trusted.jwks");
  }

  public Path privateKey(String issuer) {
    return secrets().resolve(issuer + ".pem");
  }
}

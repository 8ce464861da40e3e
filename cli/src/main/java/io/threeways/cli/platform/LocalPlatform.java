package io.threeways.cli.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** The platform that runs, or does not run, on this host. */
public final class LocalPlatform {
  private final HostFolders folders;
  private @Nullable HttpClient client;

  public LocalPlatform(HostFolders folders) {
    this.folders = folders;
  }

  public HostFolders folders() {
    return folders;
  }

  /** One for all; a command that asks nobody does without. */
  public synchronized HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .sslContext(withoutAuthorities())
              .connectTimeout(Duration.ofSeconds(5))
              .build();
    }
    return client;
  }

  /**
   * All is plain HTTP on this host; reading the world's certificates takes longer than a command.
   */
  private static SSLContext withoutAuthorities() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[0], null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has TLS", e);
    }
  }

  /** {@code local} itself, when it runs. */
  public Optional<Api> local() {
    return running().map(file -> api(URI.create(file.path("url").asText())));
  }

  /** The process of {@code local}, when it runs. */
  public Optional<ProcessHandle> process() {
    return running().flatMap(file -> ProcessHandle.of(file.path("pid").asLong()));
  }

  /** Everything about the running platform. */
  public JsonNode status() {
    return local().orElseThrow(this::down).get("/api/local/status");
  }

  /** The same without memory, which takes longer to count than all else; empty while it is down. */
  public Optional<JsonNode> state() {
    return local().map(local -> local.get("/api/local/status?memory=false"));
  }

  /** The front door, as the administrator. */
  public Api gateway() {
    return running().map(_ -> api(folders.gateway())).orElseThrow(this::down);
  }

  private Api api(URI address) {
    return new Api(client(), address, folders::adminToken);
  }

  private Optional<JsonNode> running() {
    if (!Files.exists(folders.runningFile())) {
      return Optional.empty();
    }
    try {
      JsonNode file = new ObjectMapper().readTree(folders.runningFile().toFile());
      boolean alive =
          ProcessHandle.of(file.path("pid").asLong())
              .filter(ProcessHandle::isAlive)
              .flatMap(process -> process.info().commandLine())
              .filter(line -> line.contains(folders.home().toString()))
              .isPresent();
      return alive ? Optional.of(file) : Optional.empty();
    } catch (IOException e) {
      throw new Failure(
          ExitCode.INTERNAL,
          folders.runningFile() + " cannot be read: " + e.getMessage(),
          "threeways up");
    }
  }

  private Failure down() {
    return new Failure(
        ExitCode.UNAVAILABLE, "the platform in " + folders.home() + " is down", "threeways up");
  }
}

package io.threeways.build.cache.files;

import io.threeways.build.BuildSettings;
import io.threeways.build.cache.CacheFiles;
import io.threeways.build.cache.CacheLimits;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Agent;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One tar archive an entry, named by its digest; those of a repository in a folder. */
@ApplicationScoped
class TarCacheFiles implements CacheFiles {
  /** What is written now is said soon; a process that died meanwhile says nothing of it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final Path folder;
  private final CacheLimits limits;

  TarCacheFiles(BuildSettings settings, CacheLimits limits) {
    this.folder = settings.folder().resolve("caches");
    this.limits = limits;
  }

  @Override
  public Draft begin(RepositoryName repository) throws IOException {
    return TarDraft.in(Files.createDirectories(folderOf(repository)), limits);
  }

  @Override
  public Optional<Agent.Archive> open(RepositoryName repository, String digest) throws IOException {
    Path archive = folderOf(repository).resolve(digest);
    try {
      if (!digestOf(archive).equals(digest)) {
        Files.deleteIfExists(archive);
        return Optional.empty();
      }
      return Optional.of(out -> Files.copy(archive, out));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void retain(RepositoryName repository, Set<String> digests) throws IOException {
    Instant before = Instant.now().minus(GRACE);
    for (Path file : all(repository)) {
      if (!digests.contains(file.getFileName().toString())
          && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private List<Path> all(RepositoryName repository) throws IOException {
    try (Stream<Path> files = Files.list(folderOf(repository))) {
      return files.toList();
    }
  }

  private static String digestOf(Path archive) throws IOException {
    MessageDigest digest = sha256();
    try (var in = new DigestInputStream(Files.newInputStream(archive), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }

  private Path folderOf(RepositoryName repository) {
    return folder.resolve(repository.text());
  }
}

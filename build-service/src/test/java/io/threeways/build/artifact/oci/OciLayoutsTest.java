package io.threeways.build.artifact.oci;

import static io.threeways.build.run.BuildFixtures.aRunningBuild;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.threeways.build.BuildSettings;
import io.threeways.build.artifact.Digest;
import io.threeways.build.run.Build;
import io.threeways.build.run.Product;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Artifacts on disk, as any OCI tool would find them. */
class OciLayoutsTest {
  private final String content = "jar " + UUID.randomUUID();

  @TempDir Path folder;
  private OciLayouts artifacts;

  @BeforeEach
  void open() {
    artifacts = new OciLayouts(new Settings(folder));
  }

  @Test
  void whatIsStoredIsReadByItsDigest() throws IOException {
    Build.Running build = aRunningBuild();

    Product product = stored(build, Instant.EPOCH);

    try (InputStream bytes = artifacts.open(build.id().repository(), new Digest(product.digest()));
        TarArchiveInputStream tar = new TarArchiveInputStream(bytes)) {
      assertThat(tar.getNextEntry().getName()).isEqualTo("shop.jar");
      assertThat(tar.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(content);
    }
  }

  @Test
  void theSameFilesHaveTheSameDigestWhenever() throws IOException {
    Product one = stored(aRunningBuild(), Instant.EPOCH);
    Product other = stored(aRunningBuild(), Instant.now());

    assertThat(other.digest()).isEqualTo(one.digest());
  }

  @Test
  void nothingIsLeftBesideTheLayout() throws IOException {
    Product _ = stored(aRunningBuild(), Instant.EPOCH);

    Path layout = folder.resolve("artifacts").resolve(aRunningBuild().id().repository().text());
    assertThat(namesIn(layout)).containsExactlyInAnyOrder("blobs", "index.json", "oci-layout");
    assertThat(copiesOf(content)).isEmpty();
  }

  private Product stored(Build.Running build, Instant modified) throws IOException {
    return (Product) artifacts.store(build, "out/shop", archive(modified));
  }

  private static List<String> namesIn(Path folder) throws IOException {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  private static List<Path> copiesOf(String content) throws IOException {
    List<Path> copies = new ArrayList<>();
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(temporary, "oras*")) {
      for (Path file : files) {
        if (Files.isRegularFile(file)
            && Files.readString(file, StandardCharsets.ISO_8859_1).contains(content)) {
          copies.add(file);
        }
      }
    }
    return copies;
  }

  /** As the agent sends it: below the folder's own name, with whoever's time. */
  private InputStream archive(Instant modified) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      byte[] file = content.getBytes(StandardCharsets.UTF_8);
      TarArchiveEntry entry = new TarArchiveEntry("out/shop/shop.jar");
      entry.setSize(file.length);
      entry.setModTime(modified.toEpochMilli());
      tar.putArchiveEntry(entry);
      tar.write(file);
      tar.closeArchiveEntry();
    }
    return new ByteArrayInputStream(bytes.toByteArray());
  }

  private record Settings(Path folder) implements BuildSettings {
    @Override
    public URI publicUrl() {
      return URI.create("http://localhost");
    }

    @Override
    public URI internalUrl() {
      return URI.create("http://localhost");
    }

    @Override
    public int mostListed() {
      return 1;
    }

    @Override
    public MemorySize artifactLimit() {
      return new MemorySize(BigInteger.valueOf(1024));
    }
  }
}

package io.threeways.build.cache.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.threeways.build.BuildSettings;
import io.threeways.build.cache.CacheFiles;
import io.threeways.build.cache.CacheLimits;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Agent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarCacheFilesTest {
  private static final RepositoryName SHOP = new RepositoryName("shop");

  @TempDir Path folder;
  private CacheFiles files;

  @BeforeEach
  void open() {
    files = new TarCacheFiles(settings(folder), new CacheLimits(1000, 4, 10_000, 10));
  }

  @Test
  void whatIsKeptIsFollowedByAnotherArchiveInOneStream() throws IOException {
    CacheFiles.Finished kept = kept(".deps", archive(".deps/a.jar", "jar"));
    Agent.Archive archive = files.open(SHOP, kept.digest()).orElseThrow();

    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    archive.writeTo(stream);
    stream.write(archive("README", "the shop"));

    assertThat(contents(stream.toByteArray()))
        .containsExactly(".deps/a.jar=jar", "README=the shop");
  }

  @Test
  void namesAsLongAsTarCannotSayAreKept() throws IOException {
    String name = ".deps/" + "long/".repeat(30) + "a".repeat(120);

    CacheFiles.Finished kept = kept(".deps", archive(name, "jar"));

    assertThat(contents(restored(kept))).containsExactly(name + "=jar");
  }

  @Test
  void theSameFilesHaveTheSameDigest() throws IOException {
    assertThat(kept(".deps", archive(".deps/a", "x")))
        .isEqualTo(kept(".deps", archive(".deps/a", "x")))
        .isNotEqualTo(kept(".deps", archive(".deps/a", "y")));
  }

  @Test
  void nothingButFilesAndFoldersAtThePathIsKept() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      entry(tar, ".deps/a", "kept");
      entry(tar, ".deps2/b", "beside");
      entry(tar, "../c", "above");
      TarArchiveEntry link = new TarArchiveEntry(".deps/link", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }

    CacheFiles.Finished kept = kept(".deps", bytes.toByteArray());

    assertThat(contents(restored(kept))).containsExactly(".deps/a=kept");
  }

  @Test
  void whatIsMoreThanOneEntryMayBeIsRefusedAndLeavesNothing() throws IOException {
    try (CacheFiles.Draft draft = files.begin(SHOP)) {
      assertThat(draft.add(".deps", stream(archive(".deps/a", "x".repeat(999))))).isTrue();
      assertThat(draft.add("lib", stream(archive("lib/b", "xx")))).isFalse();
    }
    try (CacheFiles.Draft draft = files.begin(SHOP)) {
      for (int i = 0; i < 4; i++) {
        assertThat(draft.add("d" + i, stream(archive("d" + i, "")))).isTrue();
      }
      assertThat(draft.add("d5", stream(archive("d5", "")))).isFalse();
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void whatIsDamagedIsNotThereAnyMore() throws IOException {
    CacheFiles.Finished kept = kept(".deps", archive(".deps/a", "x"));
    Files.writeString(place(kept), "!", StandardOpenOption.APPEND);

    assertThat(files.open(SHOP, kept.digest())).isEmpty();
    assertThat(names()).isEmpty();
  }

  @Test
  void whatNobodyKeptIsNotThere() throws IOException {
    assertThat(files.open(SHOP, "ab".repeat(32))).isEmpty();
  }

  @Test
  void whatNothingIsSaidOfGoesUnlessItIsNew() throws IOException {
    CacheFiles.Finished known = kept(".deps", archive(".deps/a", "known"));
    CacheFiles.Finished old = kept(".deps", archive(".deps/a", "old"));
    CacheFiles.Finished fresh = kept(".deps", archive(".deps/a", "fresh"));
    FileTime longAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(place(known), longAgo);
    Files.setLastModifiedTime(place(old), longAgo);

    files.retain(SHOP, Set.of(known.digest()));

    assertThat(names()).containsExactlyInAnyOrder(known.digest(), fresh.digest());
  }

  private CacheFiles.Finished kept(String path, byte[] archive) throws IOException {
    try (CacheFiles.Draft draft = files.begin(SHOP)) {
      assertThat(draft.add(path, stream(archive))).isTrue();
      return draft.finish();
    }
  }

  private byte[] restored(CacheFiles.Finished kept) throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    files.open(SHOP, kept.digest()).orElseThrow().writeTo(stream);
    return stream.toByteArray();
  }

  private Path place(CacheFiles.Finished kept) {
    return folder.resolve("caches").resolve("shop").resolve(kept.digest());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("caches").resolve("shop"))) {
      return all.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static ByteArrayInputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] archive(String name, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      entry(tar, name, text);
    }
    return bytes.toByteArray();
  }

  private static void entry(TarArchiveOutputStream tar, String name, String text)
      throws IOException {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static List<String> contents(byte[] archive) throws IOException {
    List<String> contents = new ArrayList<>();
    TarArchiveInputStream tar = new TarArchiveInputStream(stream(archive));
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      contents.add(entry.getName() + "=" + new String(tar.readAllBytes(), StandardCharsets.UTF_8));
    }
    return contents;
  }

  private static BuildSettings settings(Path folder) {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(BuildSettings.class)
        .withSources(
            new PropertiesConfigSource(
                Map.of(
                    "threeways.build.folder", folder.toString(),
                    "threeways.build.public-url", "http://127.0.0.1:1",
                    "threeways.build.internal-url", "http://127.0.0.1:2"),
                "test",
                500))
        .build()
        .getConfigMapping(BuildSettings.class);
  }
}

package io.threeways.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an archive may do to a workspace: fill it, and nothing else. */
class UnpackingTest {
  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();
  private final TarArchiveOutputStream tar = new TarArchiveOutputStream(archive, "UTF-8");

  @TempDir Path parent;
  private Path root;

  @BeforeEach
  void anEmptyFolder() throws IOException {
    root = Files.createDirectory(parent.resolve("root"));
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
  }

  @Test
  void filesFoldersAndInnerLinksArrive() throws Exception {
    add("bin/tool", 'x', 0755);
    link("bin/alias", "tool");
    link("bin/up", "../bin/tool");

    unpack();

    assertThat(root.resolve("bin/tool")).isExecutable().hasContent("x");
    assertThat(Files.readSymbolicLink(root.resolve("bin/alias"))).hasToString("tool");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../out", "a/../../out", "a/..", "/absolute"})
  void aNameThatLeadsOutIsRefused(String name) throws Exception {
    add(name, 'x', 0644);

    refused(name.startsWith("/") ? "is absolute" : "leads out");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../x", "a/../../x", "/etc/passwd", "a/.."})
  void aLinkThatLeadsOutIsRefused(String target) throws Exception {
    link("link", target);

    refused("links");
  }

  @Test
  void nothingIsWrittenThroughALink() throws Exception {
    link("d", "e");
    add("d/file", 'x', 0644);

    refused("no folder");
  }

  @Test
  void devicesPipesAndHardLinksAreRefused() throws Exception {
    for (byte type :
        new byte[] {
          TarConstants.LF_BLK, TarConstants.LF_CHR, TarConstants.LF_FIFO, TarConstants.LF_LINK
        }) {
      archive.reset();
      special("special" + type, type);

      refused("neither file, folder nor symbolic link");
    }
  }

  @Test
  void aNameTwiceIsRefused() throws Exception {
    add("a", 'x', 0644);
    add("a", 'y', 0644);

    refused("twice");
  }

  @Test
  void aBombIsCutOff() throws Exception {
    TarArchiveEntry entry = new TarArchiveEntry("zeros");
    entry.setSize(2_000_000);
    tar.putArchiveEntry(entry);
    tar.write(new byte[2_000_000]);
    tar.closeArchiveEntry();

    refused("more than 1000000 bytes");
  }

  @Test
  void tooManyEntriesAreRefused() throws Exception {
    for (int i = 0; i < 101; i++) {
      add("f" + i, 'x', 0644);
    }

    refused("more than 100 entries");
  }

  @Test
  void headersThatWouldFillTheMemoryAreRefused() throws Exception {
    TarArchiveEntry name = new TarArchiveEntry("@LongLink", TarConstants.LF_GNUTYPE_LONGNAME);
    name.setSize(3_000_000);
    tar.putArchiveEntry(name);
    tar.write(new byte[3_000_000]);
    tar.closeArchiveEntry();

    refused("longer than 1048576 bytes");
  }

  @Test
  void aNameLongerThanAFileSystemTakesIsRefused() throws Exception {
    add("x".repeat(10_000), 'x', 0644);

    refused("longer than 255 bytes");
  }

  @Test
  void ofTheModeOnlyThePermissionsCount() throws Exception {
    add("suid", 'x', 06755);

    unpack();

    assertThat(Files.getAttribute(root.resolve("suid"), "unix:mode")).isEqualTo(0100755);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root.resolve("suid"))))
        .isEqualTo("rwxr-xr-x");
  }

  private void add(String name, char content, int mode) throws IOException {
    put(name, entry -> entry.setMode(mode), (byte) content);
  }

  private void link(String name, String target) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void special(String name, byte type) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, type);
    entry.setLinkName("elsewhere");
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private void put(String name, Consumer<TarArchiveEntry> change, byte... content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    change.accept(entry);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private void unpack() throws IOException, RefusedArchive {
    tar.flush();
    new Unpacking(root, new UnpackLimits(1_000_000, 100))
        .unpack(new ByteArrayInputStream(archive.toByteArray()));
  }

  private void refused(String why) {
    assertThatThrownBy(this::unpack).isInstanceOf(RefusedArchive.class).hasMessageContaining(why);
    assertThat(parent).isDirectoryNotContaining(path -> path.endsWith("out"));
  }
}

package io.threeways.agent.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Packs files of a workspace in which foreign code may be running. Every step goes from an open
 * folder to a name in it and follows no link, so that nothing outside can be slipped in, not even
 * by exchanging a folder for a link meanwhile. Links and special files are left out.
 */
final class Packing {
  /** Of one file; a busy disk takes milliseconds. */
  private static final Duration OPENING_LIMIT = Duration.ofSeconds(10);

  private final TarArchiveOutputStream tar;
  private final Opening opening;

  private Packing(TarArchiveOutputStream tar, Opening opening) {
    this.tar = tar;
    this.opening = opening;
  }

  /**
   * Packs one file, or a folder with everything below it, under names that begin at the workspace.
   */
  static void pack(SecureDirectoryStream<Path> root, EntryName wanted, OutputStream out)
      throws IOException {
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out, "UTF-8");
        Opening opening = new Opening(OPENING_LIMIT)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      Packing packing = new Packing(tar, opening);
      if (wanted.names().isEmpty()) {
        packing.children(root, "", 0);
      } else {
        packing.descend(root, wanted, 0, "");
      }
    }
  }

  private void descend(
      SecureDirectoryStream<Path> folder, EntryName wanted, int depth, String prefix)
      throws IOException {
    Path name = Path.of(wanted.names().get(depth));
    if (depth == wanted.names().size() - 1) {
      entry(folder, name, prefix, depth);
      return;
    }
    try (SecureDirectoryStream<Path> child =
        folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      descend(child, wanted, depth + 1, prefix + name + "/");
    }
  }

  private void children(SecureDirectoryStream<Path> folder, String prefix, int depth)
      throws IOException {
    for (Path child : folder) {
      entry(folder, child.getFileName(), prefix, depth);
    }
  }

  /** Each folder above is held open meanwhile, so that whoever made them does not say how many. */
  private void entry(SecureDirectoryStream<Path> folder, Path name, String prefix, int depth)
      throws IOException {
    if (depth >= EntryName.DEEPEST) {
      throw new IOException("something lies deeper than " + EntryName.DEEPEST + " folders");
    }
    PosixFileAttributes attributes =
        folder
            .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
            .readAttributes();
    if (attributes.isDirectory()) {
      TarArchiveEntry entry = new TarArchiveEntry(prefix + name + "/");
      entry.setMode(mode(attributes.permissions()));
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      try (SecureDirectoryStream<Path> child =
          folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
        children(child, prefix + name + "/", depth + 1);
      }
    } else if (attributes.isRegularFile()) {
      file(folder, name, prefix, attributes);
    }
  }

  private void file(
      SecureDirectoryStream<Path> folder, Path name, String prefix, PosixFileAttributes attributes)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(prefix + name);
    entry.setMode(mode(attributes.permissions()));
    entry.setModTime(attributes.lastModifiedTime());
    entry.setSize(attributes.size());
    try (SeekableByteChannel channel = opening.open(folder, name);
        InputStream in = Channels.newInputStream(channel)) {
      if (channel.size() < attributes.size()) {
        // Also what has become a pipe, from which a read might never return.
        throw new IOException("a file became shorter while it was packed");
      }
      tar.putArchiveEntry(entry);
      copy(in, attributes.size());
      tar.closeArchiveEntry();
    }
  }

  /** Exactly as many bytes as the header announced, though the file may be growing. */
  private void copy(InputStream in, long bytes) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = bytes;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        throw new IOException("a file became shorter while it was packed");
      }
      tar.write(buffer, 0, read);
      left -= read;
    }
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    return permissions.contains(PosixFilePermission.OWNER_EXECUTE) ? 0755 : 0644;
  }

  /** Whether there is such a file or folder, reached without following a link. */
  static boolean exists(SecureDirectoryStream<Path> root, EntryName wanted) throws IOException {
    return wanted.names().isEmpty() || exists(root, wanted, 0);
  }

  private static boolean exists(SecureDirectoryStream<Path> folder, EntryName wanted, int depth)
      throws IOException {
    Path name = Path.of(wanted.names().get(depth));
    PosixFileAttributes attributes;
    try {
      attributes =
          folder
              .getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
              .readAttributes();
    } catch (NoSuchFileException absent) {
      return false;
    }
    if (depth == wanted.names().size() - 1) {
      return attributes.isDirectory() || attributes.isRegularFile();
    }
    if (!attributes.isDirectory()) {
      return false;
    }
    try (SecureDirectoryStream<Path> child =
        folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
      return exists(child, wanted, depth + 1);
    }
  }

  /** Opens a folder for {@link #pack}. */
  static SecureDirectoryStream<Path> open(Path folder) throws IOException {
    DirectoryStream<Path> stream = java.nio.file.Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return secure;
    }
    stream.close();
    throw new IOException("this file system cannot be read without following links");
  }
}

package io.threeways.build.artifact.oci;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An artifact's files as they are kept: a folder's without the folder's own name, nobody's, and
 * without times, so that the same content has the same digest.
 */
final class ArtifactArchive {
  private final String path;

  /**
   * @param path of the file or folder in the workspace
   */
  ArtifactArchive(String path) {
    this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /**
   * @param limit of the files' bytes
   * @return whether they were that few
   */
  boolean rewrite(InputStream in, Path target, long limit) throws IOException {
    try (OutputStream file = Files.newOutputStream(target);
        TarArchiveOutputStream out = new TarArchiveOutputStream(file, "UTF-8")) {
      out.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
      long left = limit;
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        left -= entry.getSize();
        if (left < 0) {
          return false;
        }
        copy(entry, tar, out);
      }
      out.finish();
      return true;
    }
  }

  private void copy(TarArchiveEntry entry, TarArchiveInputStream in, TarArchiveOutputStream out)
      throws IOException {
    String name = nameOf(entry);
    if (name.isEmpty() || !(entry.isFile() || entry.isDirectory())) {
      return;
    }
    TarArchiveEntry kept = new TarArchiveEntry(entry.isDirectory() ? name + "/" : name);
    kept.setMode(entry.isDirectory() || (entry.getMode() & 0100) != 0 ? 0755 : 0644);
    kept.setModTime(0L);
    kept.setSize(entry.getSize());
    out.putArchiveEntry(kept);
    in.transferTo(out);
    out.closeArchiveEntry();
  }

  private String nameOf(TarArchiveEntry entry) {
    String name = entry.getName();
    String plain = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
    if (plain.equals(path)) {
      return entry.isDirectory() ? "" : plain.substring(plain.lastIndexOf('/') + 1);
    }
    return plain.startsWith(path + "/") ? plain.substring(path.length() + 1) : "";
  }
}

package io.threeways.build.cache.files;

import io.threeways.build.cache.CacheFiles;
import io.threeways.build.cache.CacheLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * An archive that is written aside. It has no end, so that the commit's follows it in one stream;
 * and no times and owners, so that the same files have the same digest.
 */
final class TarDraft implements CacheFiles.Draft {
  private final MessageDigest digest = TarCacheFiles.sha256();
  private final CacheLimits limits;
  private final Path staging;
  private final OutputStream out;
  private final TarArchiveOutputStream tar;
  private long bytes;
  private int files;

  private TarDraft(Path staging, CacheLimits limits) throws IOException {
    this.limits = limits;
    this.staging = staging;
    this.out =
        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(staging)), digest);
    // Never closed, which would write an end: it holds nothing but the stream below.
    this.tar = new TarArchiveOutputStream(out, "UTF-8");
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
  }

  static TarDraft in(Path folder, CacheLimits limits) throws IOException {
    return new TarDraft(Files.createTempFile(folder, "staging-", ".tar"), limits);
  }

  @Override
  public boolean add(String path, InputStream archive) throws IOException {
    TarArchiveInputStream in = new TarArchiveInputStream(archive, "UTF-8");
    for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      if (isWanted(entry, path)) {
        bytes += entry.getSize();
        files++;
        if (bytes > limits.entryBytes() || files > limits.entryFiles()) {
          return false;
        }
        copy(entry, in);
      }
    }
    return true;
  }

  /** A file or folder at the path or below it; whatever else somebody may have packed is not. */
  private static boolean isWanted(TarArchiveEntry entry, String path) {
    String name = entry.getName();
    return (entry.isDirectory() || entry.isFile() && !entry.isLink() && !entry.isSymbolicLink())
        && (name.equals(path) || name.startsWith(path + "/"));
  }

  private void copy(TarArchiveEntry entry, TarArchiveInputStream in) throws IOException {
    TarArchiveEntry kept = new TarArchiveEntry(entry.getName());
    kept.setMode(entry.isDirectory() || (entry.getMode() & 0100) != 0 ? 0755 : 0644);
    kept.setModTime(0L);
    kept.setSize(entry.getSize());
    tar.putArchiveEntry(kept);
    in.transferTo(tar);
    tar.closeArchiveEntry();
  }

  @Override
  public CacheFiles.Finished finish() throws IOException {
    tar.flush();
    out.close();
    String name = HexFormat.of().formatHex(digest.digest());
    long size = Files.size(staging);
    Files.move(
        staging,
        staging.resolveSibling(name),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    return new CacheFiles.Finished(name, size);
  }

  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(staging);
  }
}

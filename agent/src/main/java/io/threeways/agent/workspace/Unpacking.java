package io.threeways.agent.workspace;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Unpacks an archive that may be hostile into a folder that nobody else writes. Admits files,
 * folders and symbolic links that stay inside; of modes only read, write and execute.
 */
final class Unpacking {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final PosixFilePermission[] BY_BIT = {
    PosixFilePermission.OTHERS_EXECUTE,
    PosixFilePermission.OTHERS_WRITE,
    PosixFilePermission.OTHERS_READ,
    PosixFilePermission.GROUP_EXECUTE,
    PosixFilePermission.GROUP_WRITE,
    PosixFilePermission.GROUP_READ,
    PosixFilePermission.OWNER_EXECUTE,
    PosixFilePermission.OWNER_WRITE,
    PosixFilePermission.OWNER_READ
  };

  private final Path root;
  private final UnpackLimits limits;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private long bytes;
  private int entries;

  Unpacking(Path root, UnpackLimits limits) {
    this.root = root;
    this.limits = limits;
  }

  /**
   * Unpacks everything.
   *
   * @throws RefusedArchive at the first entry that is not admitted; the folder then holds a part
   */
  void unpack(InputStream archive) throws IOException, RefusedArchive {
    BoundedHeaders bounded = new BoundedHeaders(archive);
    try (TarArchiveInputStream tar = new TarArchiveInputStream(bounded, "UTF-8")) {
      TarArchiveEntry entry = bounded.next(tar);
      while (entry != null) {
        if (++entries > limits.entries()) {
          throw new RefusedArchive("the archive has more than " + limits.entries() + " entries");
        }
        unpack(tar, entry);
        entry = bounded.next(tar);
      }
    } catch (IllegalArgumentException | java.util.zip.ZipException e) {
      throw new RefusedArchive("the body is no tar archive: " + e.getMessage());
    }
  }

  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry)
      throws IOException, RefusedArchive {
    EntryName name = EntryName.parse(entry.getName());
    if (name.names().isEmpty()) {
      return;
    }
    Path target = place(name, entry.getName());
    try {
      if (entry.isSymbolicLink()) {
        name.checkLink(entry.getLinkName());
        Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      } else if (entry.isDirectory()) {
        folder(target, entry.getName());
      } else if (entry.isFile() && !entry.isLink() && !isSpecial(entry)) {
        file(tar, entry, target);
      } else {
        throw new RefusedArchive(entry.getName(), "is neither file, folder nor symbolic link");
      }
    } catch (FileAlreadyExistsException e) {
      throw new RefusedArchive(entry.getName(), "stands twice in the archive");
    }
  }

  private static boolean isSpecial(TarArchiveEntry entry) {
    return entry.isBlockDevice() || entry.isCharacterDevice() || entry.isFIFO();
  }

  /** Makes the folders above; none of them may be a link, or it would lead elsewhere. */
  private Path place(EntryName name, String shown) throws IOException, RefusedArchive {
    Path folder = root;
    for (String step : name.names().subList(0, name.names().size() - 1)) {
      folder = folder.resolve(step);
      folder(folder, shown);
    }
    return folder.resolve(name.names().getLast());
  }

  private static void folder(Path folder, String shown) throws IOException, RefusedArchive {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new RefusedArchive(shown, "lies below something that is no folder");
    }
    Files.createDirectory(folder);
  }

  private void file(TarArchiveInputStream tar, TarArchiveEntry entry, Path target)
      throws IOException, RefusedArchive {
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      for (int read = tar.read(buffer); read >= 0; read = tar.read(buffer)) {
        bytes += read;
        if (bytes > limits.bytes()) {
          throw new RefusedArchive("the archive unpacks to more than " + limits.bytes() + " bytes");
        }
        out.write(buffer, 0, read);
      }
    }
    Files.setPosixFilePermissions(target, permissions(entry.getMode()));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions =
        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    for (int bit = 0; bit < BY_BIT.length; bit++) {
      if ((mode & (1 << bit)) != 0) {
        permissions.add(BY_BIT[bit]);
      }
    }
    return permissions;
  }
}

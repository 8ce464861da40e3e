package io.threeways.agent.workspace;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Removes a tree that foreign code has made and no longer runs in. It may be deeper than a path can
 * be long, and hold folders that are closed even to their owner: so every folder is opened, and
 * what lies in it is moved up to the root before anybody looks into it. No path ever grows, and
 * nothing has to be remembered.
 */
final class Removal {
  private static final Set<PosixFilePermission> OPEN = PosixFilePermissions.fromString("rwx------");

  private final Path root;
  private final String name = UUID.randomUUID() + ".";
  private long raised;

  private Removal(Path root) {
    this.root = root;
  }

  /** Removes a tree without following links; does nothing if there is none. */
  static void of(Path root) throws IOException {
    if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      new Removal(root).run();
    }
  }

  /** Gives a folder back to its owner: one that is closed can neither be read nor moved. */
  static void open(Path folder) throws IOException {
    Files.setPosixFilePermissions(folder, OPEN);
  }

  private void run() throws IOException {
    open(root);
    while (flatten()) {
      // Until a look finds nothing: what was raised meanwhile may not have been seen.
    }
    Files.delete(root);
  }

  /**
   * @return whether there was anything
   */
  private boolean flatten() throws IOException {
    boolean any = false;
    try (DirectoryStream<Path> children = Files.newDirectoryStream(root)) {
      for (Path child : children) {
        any = true;
        if (isFolder(child)) {
          open(child);
          raiseFrom(child);
        }
        Files.delete(child);
      }
    }
    return any;
  }

  private void raiseFrom(Path folder) throws IOException {
    try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
      for (Path child : children) {
        if (isFolder(child)) {
          open(child);
          Files.move(child, root.resolve(name + raised++), StandardCopyOption.ATOMIC_MOVE);
        } else {
          Files.delete(child);
        }
      }
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }
}

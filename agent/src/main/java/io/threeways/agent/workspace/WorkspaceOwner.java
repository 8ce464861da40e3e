package io.threeways.agent.workspace;

import io.threeways.agent.host.Host;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.random.RandomGenerator;

/**
 * Who owns a workspace's files on the host. Where the agent is root, every workspace gets a user of
 * its own that owns nothing else: processes of two workspaces are strangers to each other, and the
 * kernel counts each one's processes apart. Otherwise all are the agent's user.
 */
final class WorkspaceOwner {
  /** Above what distributions give to people and services, below what they give to containers. */
  private static final int FIRST = 200_000;

  private static final int LAST = 499_999;

  private WorkspaceOwner() {}

  /** Gives a freshly unpacked folder an owner of its own. */
  static void give(Path folder, RandomGenerator chance) throws IOException {
    give(folder, chance.nextInt(FIRST, LAST + 1));
  }

  /** Gives a freshly unpacked folder to the owner of another one. */
  static void giveAs(Path folder, Path other) throws IOException {
    give(folder, of(other));
  }

  private static void give(Path folder, int uid) throws IOException {
    if (!Host.isRoot()) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            own(file, uid);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult preVisitDirectory(Path child, BasicFileAttributes attributes)
              throws IOException {
            own(child, uid);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static void own(Path path, int uid) throws IOException {
    Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
  }

  static int of(Path folder) throws IOException {
    return (int) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }
}

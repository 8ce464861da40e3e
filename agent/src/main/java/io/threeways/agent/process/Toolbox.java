package io.threeways.agent.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The tools of build steps. */
final class Toolbox {
  /** Where confined processes find them. */
  static final Path INSIDE = Path.of("/toolbox");

  private Toolbox() {}

  /** A folder that shows to unconfined processes what confined ones see at {@code /toolbox}. */
  static Path outside(Path folder, @Nullable Path tools, Path jdk) throws IOException {
    Path outside = folder.resolve("toolbox");
    Files.createDirectories(outside);
    link(outside.resolve("jdk"), jdk);
    if (tools != null) {
      try (DirectoryStream<Path> children = Files.newDirectoryStream(tools)) {
        for (Path child : children) {
          link(outside.resolve(child.getFileName()), child.toRealPath());
        }
      }
    }
    return outside;
  }

  private static void link(Path link, Path target) throws IOException {
    if (Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.delete(link);
    }
    Files.createSymbolicLink(link, target);
  }
}

package io.threeways.architecture;

import java.nio.file.Files;
import java.nio.file.Path;

/** The working tree that the tests stand in. */
final class Repository {
  private Repository() {}

  /**
   * @throws IllegalStateException when no folder above this one holds the launcher script
   */
  static Path root() {
    for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("contracts/pom.xml"))) {
        return folder;
      }
    }
    throw new IllegalStateException("not inside a working tree: " + Path.of("").toAbsolutePath());
  }
}

package io.threeways.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Programs of the host that a benchmark compares with or measures by. */
final class Tool {
  private Tool() {}

  /**
   * @throws IOException when it is not installed
   */
  static String find(String name) throws IOException {
    String folders = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin";
    return Stream.of(folders.split(":"))
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () -> new IOException(name + " is not installed, and this benchmark needs it"));
  }
}

package io.threeways.local.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of a packaged application. What runs is never what a build writes to, so a build changes
 * no running process; and the copy's name changes with its content, so a start-up cache that was
 * recorded for it fits.
 *
 * @param jar what {@code java -jar} starts
 */
public record Installation(Path folder, Path jar) {
  private static final int FINGERPRINT_CHARACTERS = 12;

  /**
   * @param packaged the folder that the build wrote, {@code target/quarkus-app}
   */
  public static Installation of(Path packaged, String name, Path applications) {
    if (!Files.exists(packaged.resolve("quarkus-run.jar"))) {
      throw new IllegalStateException(
          "%s is not built: %s is missing. Build it with ./threeways up, or mvn package."
              .formatted(name, packaged.resolve("quarkus-run.jar")));
    }
    try {
      Path folder = applications.resolve(name + "-" + fingerprint(packaged));
      if (!Files.exists(folder)) {
        copy(packaged, folder);
      }
      return new Installation(folder, folder.resolve("quarkus-run.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + packaged + " to " + applications, e);
    }
  }

  /** The same for the same files, whoever asks. */
  static String fingerprint(Path packaged) throws IOException {
    MessageDigest digest = sha256();
    for (Path file : files(packaged)) {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      String line =
          "%s %d %d\n"
              .formatted(
                  packaged.relativize(file),
                  attributes.size(),
                  attributes.lastModifiedTime().toMillis());
      digest.update(line.getBytes(StandardCharsets.UTF_8));
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, FINGERPRINT_CHARACTERS);
  }

  private static void copy(Path packaged, Path folder) throws IOException {
    Path draft = folder.resolveSibling(folder.getFileName() + ".new");
    for (Path file : files(packaged)) {
      Path target = draft.resolve(packaged.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(
          file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

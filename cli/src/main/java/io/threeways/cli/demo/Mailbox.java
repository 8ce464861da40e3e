package io.threeways.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The letters that the local platform keeps instead of sending them on: one file each. */
record Mailbox(Path folder) {

  /** Letters to somebody with this subject. */
  List<Path> lettersTo(String address, String subject) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> letters = Files.list(folder)) {
      return letters
          .filter(letter -> letter.toString().endsWith(".eml"))
          .filter(letter -> says(letter, "To: " + address) && says(letter, "Subject: " + subject))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the letters in " + folder, e);
    }
  }

  private static boolean says(Path letter, String line) {
    try {
      return Files.readString(letter, StandardCharsets.UTF_8).contains(line);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + letter, e);
    }
  }
}

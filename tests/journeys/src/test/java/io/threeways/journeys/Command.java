package io.threeways.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program, as a user types it.
 *
 * @param exitCode what it ended with
 * @param out its standard output
 * @param err its standard error
 */
record Command(int exitCode, String out, String err) {

  /**
   * @param limit after which it is ended, and this fails
   */
  static Command run(
      Path folder, Map<String, String> environment, Duration limit, List<String> words) {
    try {
      Path out = Files.createTempFile("threeways-journey", ".out");
      Path err = Files.createTempFile("threeways-journey", ".err");
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "%s took more than %s: %s".formatted(words, limit, Files.readString(err)));
      }
      return new Command(process.exitValue(), read(out), read(err));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while running " + words, e);
    }
  }

  private static String read(Path file) throws IOException {
    String text = Files.readString(file);
    Files.delete(file);
    return text;
  }

  /** Standard output and standard error, for a failed assertion. */
  String all() {
    return "exit code " + exitCode + "\n" + out + "\n" + err;
  }
}

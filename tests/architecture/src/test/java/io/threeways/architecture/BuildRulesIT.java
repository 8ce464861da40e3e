package io.threeways.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Feeds the build what it must refuse: each folder of {@code src/test/violations} is a project. */
class BuildRulesIT {
  private static final long LIMIT_MINUTES = 5;

  @TempDir Path outputs;

  @ParameterizedTest
  @CsvSource({
    "direction, 'A service depends on contracts and chassis only'",
    "netty, 'Netty before 4.1.133 lets requests be smuggled'",
    "format, 'The following files had format violations'",
    "nullness, '[NullAway]'",
    "errorprone, '[DeadException]'",
    "unused, '[UnusedVariable]'"
  })
  void theBuildRefuses(String violation, String words) throws Exception {
    Run run = build(violation);

    assertThat(run.output()).contains(words);
    assertThat(run.exitCode()).isNotZero();
  }

  private Run build(String violation) throws IOException, InterruptedException {
    Path project = Repository.root().resolve("tests/architecture/src/test/violations/" + violation);
    Path output = outputs.resolve(violation + ".log");
    Process maven =
        new ProcessBuilder(
                Path.of(System.getProperty("maven.home"), "bin", "mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-f",
                project.resolve("pom.xml").toString(),
                "process-classes")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (!maven.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
      maven.destroyForcibly();
      throw new IllegalStateException("Maven took more than " + LIMIT_MINUTES + " minutes");
    }
    return new Run(maven.exitValue(), Files.readString(output));
  }

  /**
   * @param exitCode of Maven
   * @param output what it printed
   */
  private record Run(int exitCode, String output) {}
}

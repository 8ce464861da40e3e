package io.threeways.agent.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample shop builds in a sandbox, and each of its variants does what its README says. */
class ShopBuildTest {
  private static final Path SHOP = Path.of("../samples/shop").toAbsolutePath().normalize();
  private static final String BUILD =
      "for s in compile unit integration package; do ./build $s || exit 1; done";

  @TempDir Path folder;

  @Test
  void everyVariantAppliesOnTheOneBeforeAndItsTestsSayWhatTheyShall() throws Exception {
    Path copy = copy();
    try (TestAgency agency = TestAgency.at(folder.resolve("agent"), "auto")) {
      assertThat(build(agency, "base", copy)).isZero();
      assertThat(build(agency, "slow", apply(copy, "slow"))).isZero();
      assertThat(build(agency, "good", apply(copy, "good"))).isZero();
      assertThat(build(agency, "bad", apply(copy, "bad"))).isZero();
      assertThat(build(agency, "red", apply(copy, "red"))).isEqualTo(1);
      assertThat(agency.output("red")).contains("expected: <12.50> but was: <12.5>");
      assertThat(build(agency, "fix", apply(copy, "fix"))).isZero();
    }
  }

  private static int build(TestAgency agency, String id, Path copy) throws IOException {
    Snapshot ended =
        agency.run(
            id,
            TestAgency.step(
                agency.workspace(id, files(copy)),
                BUILD,
                new Limits(1024, 256, Duration.ofMinutes(1), 1)));
    return ((ProcessState.Exited) ended.state()).code();
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return files;
  }

  private Path copy() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("shop"));
    try (Stream<Path> all = Files.walk(SHOP)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = SHOP.relativize(file);
        if (!relative.startsWith("out") && !relative.startsWith("variants")) {
          Files.createDirectories(copy.resolve(relative).getParent());
          Files.copy(file, copy.resolve(relative));
        }
      }
    }
    return copy;
  }

  private static Path apply(Path copy, String variant) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder(
                "git", "apply", SHOP.resolve("variants/" + variant + ".patch").toString())
            .directory(copy.toFile())
            .redirectErrorStream(true)
            .start();
    try (InputStream output = git.getInputStream()) {
      String said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(git.waitFor()).describedAs(said).isZero();
    }
    return copy;
  }
}

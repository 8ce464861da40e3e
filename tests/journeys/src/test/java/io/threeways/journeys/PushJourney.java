package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A push comes whole, or not at all. */
class PushJourney {
  private static final int MEBIBYTE = 1 << 20;

  private final Installation installation = Installation.shared();

  @TempDir Path folder;

  @Test
  void aFileOverTheLimitIsRefusedAndNothingOfItIsKept() throws IOException {
    Project project = Project.empty(installation, folder, "large");
    noise("film", 65 * MEBIBYTE);
    project.commit("A film");

    Command push = project.push();

    assertThat(push.exitCode()).as(push.all()).isNotZero();
    assertThat(push.err()).containsPattern("exceeds the limit of|Object too large");
    assertThat(project.landed()).isEmpty();
    assertThat(keptBytes(project)).isLessThan(MEBIBYTE);
  }

  @Test
  void aPushThatIsCutInTheMiddleLeavesNothingAndIsPushedAgain() throws IOException {
    Project project = Project.empty(installation, folder, "cut");
    noise("photo", 3 * MEBIBYTE);
    String commit = project.commit("A photo");
    try (CutConnection cut = CutConnection.to(installation.api(), MEBIBYTE)) {
      Command push =
          project.tryGit(
              "push",
              cut.address().resolve("/git/" + project.name() + ".git").toString(),
              "HEAD:refs/heads/main");

      assertThat(push.exitCode()).as(push.all()).isNotZero();
      assertThat(cut.wasCut()).isTrue();
    }
    assertThat(project.landed()).isEmpty();
    assertThat(keptBytes(project)).isLessThan(MEBIBYTE);

    project.pushed();

    assertThat(project.landed()).isEqualTo(commit + "\trefs/heads/main\n");
  }

  /** Bytes that do not compress. */
  private void noise(String name, int bytes) throws IOException {
    byte[] noise = new byte[bytes];
    new Random(1).nextBytes(noise);
    Files.write(folder.resolve(name), noise);
  }

  private long keptBytes(Project project) throws IOException {
    Path repository =
        installation.home().resolve("data/build/repositories/" + project.name() + ".git");
    try (Stream<Path> all = Files.walk(repository)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      long bytes = 0;
      for (Path file : files) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }
}

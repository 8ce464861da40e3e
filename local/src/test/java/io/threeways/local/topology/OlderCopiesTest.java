package io.threeways.local.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OlderCopiesTest {
  @TempDir Path home;
  private OlderCopies older;

  @BeforeEach
  void fill() throws IOException {
    older =
        new OlderCopies(
            Files.createDirectory(home.resolve("applications")),
            Files.createDirectory(home.resolve("caches")));
    for (String copy : new String[] {"gateway-aa", "gateway-bb", "build-aa", "build-service-aa"}) {
      Files.createDirectories(older.applications().resolve(copy).resolve("lib"));
      Files.writeString(older.applications().resolve(copy).resolve("lib/a.jar"), "a");
      Files.writeString(older.caches().resolve(copy + "-1f.jsa"), "a");
    }
    Files.writeString(older.caches().resolve("gateway-aa.log"), "a");
    Files.writeString(older.caches().resolve("gateway-aaa-1f.jsa"), "of another copy");
  }

  @Test
  void theCurrentCopyAndOtherApplicationsStay() throws IOException {
    older.removeBeside(Set.of("gateway-bb", "build-aa"));

    assertThat(names(older.applications()))
        .containsExactlyInAnyOrder("gateway-bb", "build-aa", "build-service-aa");
    assertThat(names(older.caches()))
        .containsExactlyInAnyOrder(
            "gateway-bb-1f.jsa",
            "build-aa-1f.jsa",
            "build-service-aa-1f.jsa",
            "gateway-aaa-1f.jsa");
  }

  @Test
  void whatRunsFromAnOlderCopyKeepsItUntilItEnds() throws Exception {
    Process runs =
        new ProcessBuilder("sh", "-c", "read line; exit", copy("gateway-aa") + "/lib/a.jar")
            .start();
    try {
      older.removeBeside(Set.of("gateway-bb"));
      assertThat(copy("gateway-aa").resolve("lib/a.jar")).exists();
    } finally {
      runs.destroy();
      runs.waitFor();
    }

    older.removeBeside(Set.of("gateway-bb"));
    assertThat(copy("gateway-aa")).doesNotExist();
  }

  private Path copy(String name) {
    return older.applications().resolve(name);
  }

  private static Stream<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).toList().stream();
    }
  }
}

package io.threeways.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the sources may rely on. */
class SourcesTest {
  private static final Path REPOSITORY = Repository.root();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");
  private static final Pattern RUNBOOK = Pattern.compile("runbook: ([a-z-]+)");

  @Test
  void everyPackageSaysWhatItIsAndIsNullMarked() throws IOException {
    List<Path> silent =
        files("src/main/java", ".java").stream()
            .map(Path::getParent)
            .distinct()
            .filter(folder -> !isNullMarked(folder))
            .toList();

    assertThat(silent).isEmpty();
  }

  @Test
  void everyLinkBetweenDocumentsResolves() throws IOException {
    List<String> broken =
        files("", ".md").stream().flatMap(document -> broken(document).stream()).toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void everyRunbookThatALogNamesIsThere() throws IOException {
    Set<String> written =
        files("docs/runbooks/", ".md").stream()
            .map(runbook -> runbook.getFileName().toString().replace(".md", ""))
            .filter(name -> !name.equals("README"))
            .collect(Collectors.toSet());

    Set<String> named =
        files("src/main/java", ".java").stream()
            .flatMap(source -> found(RUNBOOK, source))
            .collect(Collectors.toSet());

    assertThat(named).isNotEmpty().isEqualTo(written);
  }

  @Test
  void everyModuleSaysWhatItIsFor() throws IOException {
    List<Path> silent =
        files("", "pom.xml").stream()
            .map(Path::getParent)
            .filter(module -> Files.isDirectory(module.resolve("src")))
            .filter(module -> !module.toString().contains("violations"))
            .filter(module -> !Files.exists(module.resolve("README.md")))
            .map(REPOSITORY::relativize)
            .toList();

    assertThat(silent).isEmpty();
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(REPOSITORY)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> file.toString().contains("/" + folder))
          .filter(SourcesTest::isOurs)
          .toList();
    }
  }

  private static boolean isOurs(Path file) {
    String path = REPOSITORY.relativize(file).toString();
    return Stream.of("target/", "node_modules/", ".git/", "src/test/", "samples/")
        .noneMatch(path::contains);
  }

  private static boolean isNullMarked(Path folder) {
    Path info = folder.resolve("package-info.java");
    try {
      return Files.exists(info) && Files.readString(info).contains("@NullMarked");
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + info, e);
    }
  }

  private static List<String> broken(Path document) {
    return found(LINK, document)
        .filter(target -> !target.contains(":"))
        .filter(target -> !Files.exists(document.resolveSibling(target)))
        .map(target -> REPOSITORY.relativize(document) + " -> " + target)
        .toList();
  }

  /** The first group of every match. */
  private static Stream<String> found(Pattern pattern, Path file) {
    try {
      return pattern.matcher(Files.readString(file)).results().map(match -> match.group(1));
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}

package io.threeways.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a reader of the sources may rely on. */
class SourcesTest {
  private static final Path REPOSITORY = Repository.root();
  private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(#[^)\\s]*)?\\)");

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
    try {
      Matcher links = LINK.matcher(Files.readString(document));
      return links
          .results()
          .map(link -> link.group(1))
          .filter(target -> !target.contains(":"))
          .filter(target -> !Files.exists(document.resolveSibling(target)))
          .map(target -> REPOSITORY.relativize(document) + " -> " + target)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + document, e);
    }
  }
}

package io.threeways.gateway.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The console's modules, read as text. */
class ConsoleModulesTest {
  private static final Path WEB = Path.of("src/main/resources/web");
  private static final Path APP = WEB.resolve("app");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:.* from )?'([^']+)';$", Pattern.MULTILINE);

  /** Every way to turn a text into elements, or into code. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|unsafeHTML|unsafeSVG"
              + "|unsafe-html|createContextualFragment|\\beval\\(|new Function");

  @Test
  void everyModuleThatIsImportedExists() throws IOException {
    for (Map.Entry<Path, String> module : modules().entrySet()) {
      assertThat(imported(module.getKey(), module.getValue()))
          .as("imports of %s", module.getKey())
          .allMatch(Files::isRegularFile);
    }
  }

  @Test
  void everyFileIsImported() throws IOException {
    Set<Path> reached = new TreeSet<>(List.of(APP.resolve("index.js")));
    for (Map.Entry<Path, String> module : modules().entrySet()) {
      reached.addAll(imported(module.getKey(), module.getValue()));
    }

    assertThat(reached).containsExactlyElementsOf(files(".js", ".css"));
  }

  @Test
  void whatServicesTellNeverBecomesMarkup() throws IOException {
    assertThat(modules())
        .isNotEmpty()
        .allSatisfy((_, text) -> assertThat(text).doesNotContainPattern(MARKUP));
  }

  @Test
  void thePageItselfHasNoScriptOfItsOwn() throws IOException {
    assertThat(Files.readString(WEB.resolve("index.html")))
        .contains("{#bundle /}")
        .doesNotContain("<script", "onload=");
  }

  @Test
  void theGatewayAnswersTheAddressesThatPagesHave() throws IOException {
    String router = Files.readString(APP.resolve("router.js"));

    assertThat(
            Pattern.compile("^  \\['(\\w+)', '", Pattern.MULTILINE)
                .matcher(router)
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(ConsolePages.PAGES);
  }

  private static Map<Path, String> modules() throws IOException {
    Map<Path, String> modules = new TreeMap<>();
    for (Path file : files(".js")) {
      modules.put(file, Files.readString(file));
    }
    return modules;
  }

  private static Set<Path> files(String... endings) throws IOException {
    try (Stream<Path> all = Files.walk(APP)) {
      return new TreeSet<>(
          all.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList());
    }
  }

  /** Those of our own; libraries are the bundler's to find. */
  private static List<Path> imported(Path module, String text) {
    return IMPORT
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .filter(name -> name.startsWith("."))
        .map(name -> module.resolveSibling(name).normalize())
        .toList();
  }
}

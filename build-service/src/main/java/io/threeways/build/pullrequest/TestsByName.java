package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangedFile;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which touched sources have no test, as far as names tell: {@code Money.java} is tested by a file
 * such as {@code MoneyTest.java}, {@code money.py} by {@code test_money.py}, {@code money.ts} by
 * {@code money.spec.ts}, wherever it lies. What tests by other names is not seen, and the comment
 * says so.
 */
final class TestsByName {
  /** What the comment says that it looked for. */
  static final String CONVENTION =
      "by name: `XTest`, `XTests`, `XIT`, `XSpec`, `X.test`, `X.spec`, `X_test`, `test_X`";

  /** Languages in which tests are files of their own with such names. */
  private static final Set<String> LANGUAGES =
      Set.of(
          "java", "kt", "scala", "groovy", "js", "jsx", "mjs", "ts", "tsx", "py", "go", "rb", "php",
          "cs", "swift");

  private static final List<String> ENDINGS =
      List.of("test", "tests", "it", "spec", ".test", ".spec", "_test", "_spec");
  private static final String BEGINNING = "test_";

  private TestsByName() {}

  /**
   * @param present all files of the commit
   */
  static List<String> untested(List<ChangedFile> touched, Collection<String> present) {
    Set<String> names = new HashSet<>();
    present.forEach(path -> names.add(name(path)));
    return touched.stream()
        .filter(file -> file.kind() != ChangedFile.Kind.DELETED)
        .map(ChangedFile::path)
        .filter(path -> isSource(path) && !isTested(path, names))
        .toList();
  }

  private static boolean isSource(String path) {
    String folders = "/" + path.toLowerCase(Locale.ROOT);
    boolean amongTests = folders.contains("/test/") || folders.contains("/tests/");
    return LANGUAGES.contains(language(path)) && !amongTests && !isTest(stem(path));
  }

  private static boolean isTest(String stem) {
    // BasketTest and Audit end with the same two letters: what is joined on begins anew.
    return stem.matches("(?s).*(Test|Tests|IT|Spec)")
        || ENDINGS.stream()
            .filter(ending -> !Character.isLetter(ending.charAt(0)))
            .anyMatch(stem::endsWith)
        || stem.startsWith(BEGINNING);
  }

  private static boolean isTested(String path, Set<String> names) {
    String stem = stem(path).toLowerCase(Locale.ROOT);
    String language = "." + language(path);
    return names.contains(BEGINNING + stem + language)
        || ENDINGS.stream().anyMatch(ending -> names.contains(stem + ending + language));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static String language(String path) {
    String name = name(path);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}

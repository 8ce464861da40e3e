package io.threeways.deploy.configuration;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two sides of what {@code diff -u} prints. */
public record UnifiedDiff(@Nullable String before, @Nullable String after) {
  /** Each side with what both have around the change; null where it has nothing. */
  public static UnifiedDiff of(List<String> lines) {
    List<String> body =
        lines.stream()
            .filter(line -> !line.startsWith("---") && !line.startsWith("+++"))
            .filter(line -> !line.startsWith("@@") && !line.startsWith("\\"))
            .toList();
    return new UnifiedDiff(
        side(body, line -> !line.startsWith("+")), side(body, line -> !line.startsWith("-")));
  }

  private static @Nullable String side(List<String> body, Predicate<String> belongs) {
    String text =
        body.stream()
            .filter(belongs)
            .map(line -> line.isEmpty() ? line : line.substring(1))
            .collect(Collectors.joining("\n"));
    return text.isEmpty() ? null : text;
  }
}

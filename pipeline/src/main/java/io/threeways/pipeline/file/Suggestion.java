package io.threeways.pipeline.file;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Collectors;

/** "Did you mean …?" for a misspelt name. */
final class Suggestion {
  private static final int WITHIN_EDITS = 2;

  private Suggestion() {}

  static String among(Collection<String> names, String misspelt) {
    return names.stream()
        .filter(name -> edits(name, misspelt) <= Math.min(WITHIN_EDITS, name.length() / 2))
        .min(Comparator.comparingInt(name -> edits(name, misspelt)))
        .map(name -> "; did you mean '" + name + "'?")
        .orElseGet(() -> known(names));
  }

  private static String known(Collection<String> names) {
    return names.isEmpty()
        ? ""
        : "; known are " + names.stream().sorted().collect(Collectors.joining(", "));
  }

  /**
   * Optimal string alignment distance: insertions, deletions, substitutions and swapped neighbours
   * cost 1 each. Long names are never near: the cost stays bounded.
   */
  static int edits(String a, String b) {
    if (Math.abs(a.length() - b.length()) > WITHIN_EDITS) {
      return Integer.MAX_VALUE;
    }
    int[][] distance = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : step(distance, a, b, i, j);
      }
    }
    return distance[a.length()][b.length()];
  }

  private static int step(int[][] distance, String a, String b, int i, int j) {
    int substitution = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(
            distance[i - 1][j - 1] + substitution,
            1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, distance[i - 2][j - 2] + 1) : best;
  }
}

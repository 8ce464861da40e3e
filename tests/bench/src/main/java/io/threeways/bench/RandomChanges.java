package io.threeways.bench;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Random changes of one main. Each edits a line, which now and then another one edits too: then
 * their texts conflict. Some are red by themselves, and some whenever a certain other one is there:
 * files below {@code says/} tell that by their names, to the build and to {@link #isGreen}.
 *
 * @param number of changes, which are counted from 1
 */
record RandomChanges(int number, long seed) {
  static final String SAYS = "says/";

  private static final int LINES = 50;

  /** Lines that may be edited, for each change: one in ten finds its own edited. */
  private static final int LINES_PER_CHANGE = 5;

  private static final int RED = 12;
  private static final int AGAINST = 6;

  /** Among so many before it a change finds the one that it is against. */
  private static final int NEAR = 8;

  /** One build in so many fails whatever it builds. */
  private static final int FLAKES = 25;

  /** Of branches: whoever is red there already would not be let into the queue. */
  private static final String GREEN =
      """
      version: 1
      stages:
        - {name: rule, run: "true"}
      """;

  /** Main's, and so that of merges. Main's own build has nothing to fail for. */
  private static final String PIPELINE =
      """
      version: 1
      stages:
        - name: rule
          run: |
            [ -d says ] || exit 0
            [ $(($(date +%%s%%N) / 1000 %% %d)) -ne 0 ] || { echo flaked; exit 1; }
            cd says
            for red in red-*; do [ ! -e $red ] || exit 1; done
            for against in against-*; do
              [ -e $against ] || continue
              other=${against#against-}
              [ ! -e here-${other%%-*} ] || exit 1
            done
      """
          .formatted(FLAKES);

  static String branch(int change) {
    return "change-" + change;
  }

  /** What the rule of the build says, when it does not flake. */
  static boolean isGreen(Collection<String> files) {
    Set<String> says =
        files.stream()
            .filter(file -> file.startsWith(SAYS))
            .map(file -> file.substring(SAYS.length()))
            .collect(Collectors.toUnmodifiableSet());
    return says.stream()
        .noneMatch(
            said ->
                said.startsWith("red-")
                    || said.startsWith("against-")
                        && says.contains("here-" + said.split("-", -1)[1]));
  }

  /**
   * For {@code git fast-import}: {@code main}, and a branch for each change, which goes off before
   * main has its pipeline.
   */
  String fastImport() {
    Random random = new Random(seed);
    Map<Integer, Integer> against = new TreeMap<>();
    for (int change = 2; change <= number; change++) {
      if (random.nextInt(AGAINST) == 0) {
        against.put(change, change - 1 - random.nextInt(Math.min(NEAR, change - 1)));
      }
    }
    Set<Integer> named = new HashSet<>(against.values());
    int files = Math.ceilDiv(number * LINES_PER_CHANGE, LINES);
    StringBuilder text = new StringBuilder(commit("main")).append("mark :1\n").append(WHO);
    for (int file = 0; file < files; file++) {
      text.append(inline("files/" + file, lines(-1, 0)));
    }
    text.append(inline(".threeways.yaml", GREEN));
    text.append(commit("main")).append(WHO).append(inline(".threeways.yaml", PIPELINE));
    for (int change = 1; change <= number; change++) {
      text.append(commit(branch(change))).append(WHO).append("from :1\n");
      text.append(inline("files/" + random.nextInt(files), lines(random.nextInt(LINES), change)));
      if (random.nextInt(RED) == 0) {
        text.append(inline(SAYS + "red-" + change, ""));
      }
      if (named.contains(change)) {
        text.append(inline(SAYS + "here-" + change, ""));
      }
      Integer other = against.get(change);
      if (other != null) {
        text.append(inline(SAYS + "against-%d-%d".formatted(other, change), ""));
      }
    }
    return text.append("done\n").toString();
  }

  List<Integer> all() {
    return IntStream.rangeClosed(1, number).boxed().toList();
  }

  private static final String WHO =
      "committer Ada <ada@example.org> 1764237600 +0000\ndata 7\nChange\n\n";

  private static String commit(String branch) {
    return "commit refs/heads/%s\n".formatted(branch);
  }

  private static String inline(String path, String content) {
    return "M 100644 inline %s\ndata %d\n%s\n".formatted(path, content.length(), content);
  }

  /** Those that may be edited lie apart, so that only edits of the same one conflict. */
  private static String lines(int edited, int change) {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < LINES; line++) {
      lines.append("line %d%s\na\nb\nc\n".formatted(line, line == edited ? " of " + change : ""));
    }
    return lines.toString();
  }
}

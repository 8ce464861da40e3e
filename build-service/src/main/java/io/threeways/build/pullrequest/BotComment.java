package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangedFile;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Findings as a comment in Markdown. */
final class BotComment {
  /** How many files, or lines, one point names. */
  private static final int NAMED = 10;

  private BotComment() {}

  static String of(Findings findings) {
    List<String> points = new ArrayList<>();
    points.add(size(findings));
    points.add(age(findings));
    if (findings.authors().isPair()) {
      points.add("Made as a pair: " + String.join(", ", findings.authors().names()) + ".");
    }
    points.addAll(merges(findings));
    points.add(tests(findings.untested()));
    points.addAll(owners(findings));
    return points.stream().map(point -> "- " + point).collect(Collectors.joining("\n"));
  }

  private static String size(Findings findings) {
    List<ChangedFile> files = findings.content().files();
    return "%s in %s: +%d −%d lines."
        .formatted(
            counted(findings.content().commits().size(), "commit"),
            counted(files.size(), "file"),
            files.stream().mapToInt(ChangedFile::added).sum(),
            files.stream().mapToInt(ChangedFile::deleted).sum());
  }

  private static String age(Findings findings) {
    LocalDate day = findings.since().atZone(ZoneOffset.UTC).toLocalDate();
    long days = findings.age().toDays();
    return days == 0
        ? "The branch is less than a day old."
        : "The branch is %s old (since %s).".formatted(counted(Math.toIntExact(days), "day"), day);
  }

  private static List<String> merges(Findings findings) {
    List<String> points = new ArrayList<>();
    findings.clashes().stream()
        .map(clash -> "Conflicts with %s in %s.".formatted(clash.with(), paths(clash.files())))
        .forEach(points::add);
    if (points.isEmpty()) {
      points.add(
          "Merges with main and with %s."
              .formatted(counted(findings.compared(), "other open branch", "other open branches")));
    }
    points.addAll(findings.uncompared());
    return points;
  }

  private static String tests(List<String> untested) {
    return untested.isEmpty()
        ? "Every touched source has a test (%s).".formatted(TestsByName.CONVENTION)
        : "No test for %s (looked for %s).".formatted(paths(untested), TestsByName.CONVENTION);
  }

  private static List<String> owners(Findings findings) {
    CodeOwners owners = findings.content().owners();
    Map<Set<String>, List<String>> files = new LinkedHashMap<>();
    for (ChangedFile file : findings.content().files()) {
      Set<String> owning = owners.of(file.path());
      if (!owning.isEmpty()) {
        files.computeIfAbsent(owning, any -> new ArrayList<>()).add(file.path());
      }
    }
    List<String> points = new ArrayList<>();
    files.forEach(
        (owning, paths) ->
            points.add("Owned by %s: %s.".formatted(String.join(" or ", owning), paths(paths))));
    owners.badLines().stream()
        .limit(NAMED)
        .map(line -> "Main's %s; the line is left out.".formatted(line))
        .forEach(points::add);
    return points;
  }

  private static String paths(Collection<String> paths) {
    String more = paths.size() > NAMED ? " and %d more".formatted(paths.size() - NAMED) : "";
    return paths.stream()
            .limit(NAMED)
            .map(path -> "`" + path.replaceAll("[`\\p{Cntrl}]", "·") + "`")
            .collect(Collectors.joining(", "))
        + more;
  }

  private static String counted(int count, String one) {
    return counted(count, one, one + "s");
  }

  private static String counted(int count, String one, String many) {
    return count + " " + (count == 1 ? one : many);
  }
}

package io.threeways.pipeline.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A suite that is being read: what it claims, and what was counted in it so far. */
final class OpenSuite {
  final String name;
  final int line;
  final int column;
  private final Map<String, String> claims;
  private final Map<CaseEnd, Integer> counted = new EnumMap<>(CaseEnd.class);

  OpenSuite(String name, Map<String, String> claims, int line, int column) {
    this.name = name;
    this.claims = claims;
    this.line = line;
    this.column = column;
  }

  void add(CaseEnd end) {
    counted.merge(end, 1, Integer::sum);
  }

  void add(OpenSuite inner) {
    inner.counted.forEach((end, count) -> counted.merge(end, count, Integer::sum));
  }

  List<String> lies() {
    List<String> lies = new ArrayList<>();
    int all = counted.values().stream().mapToInt(Integer::intValue).sum();
    compare("tests", all, lies);
    compare("skipped", count(CaseEnd.SKIPPED), lies);
    if (claims.getOrDefault("errors", "").isEmpty()) {
      compare("failures", count(CaseEnd.FAILURE) + count(CaseEnd.ERROR), lies);
    } else {
      compare("failures", count(CaseEnd.FAILURE), lies);
      compare("errors", count(CaseEnd.ERROR), lies);
    }
    return lies;
  }

  /** It speaks of failures that it does not show. */
  boolean hidesFailures() {
    return claim("failures") + claim("errors") > count(CaseEnd.FAILURE) + count(CaseEnd.ERROR);
  }

  private long claim(String attribute) {
    String claim = claims.getOrDefault(attribute, "");
    return claim.matches("\\d{1,9}") ? Long.parseLong(claim) : 0;
  }

  private void compare(String attribute, int truth, List<String> lies) {
    String claim = claims.getOrDefault(attribute, "");
    if (!claim.isEmpty() && !claim.equals(String.valueOf(truth))) {
      String shown = claim.length() > 20 ? claim.substring(0, 20) + "…" : claim;
      lies.add("%s says %s=\"%s\", its cases say %d".formatted(name, attribute, shown, truth));
    }
  }

  private int count(CaseEnd end) {
    return counted.getOrDefault(end, 0);
  }
}

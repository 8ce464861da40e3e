package io.threeways.learning.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known, for tests of what follows from it. */
final class InMemoryFinishes implements Finishes {
  private final Map<String, Instant> pushes = new HashMap<>();
  private final Map<String, PassedBuild> builds = new HashMap<>();
  private final Map<UUID, PassedTests> tests = new HashMap<>();
  private final Set<String> said = new HashSet<>();

  @Override
  public void pushed(String event, String change, Instant at) {
    pushes.merge(change, at, (a, b) -> a.isBefore(b) ? a : b);
  }

  @Override
  public void passed(PassedBuild build) {
    builds.putIfAbsent(build.build(), build);
  }

  @Override
  public void tested(PassedTests passed) {
    tests.putIfAbsent(passed.event(), passed);
  }

  @Override
  public void finished(String change) {
    said.add(change);
  }

  @Override
  public boolean claim(String change) {
    return said.add(change);
  }

  @Override
  public List<Finish> due(@Nullable String build, @Nullable String change) {
    List<Finish> due = new ArrayList<>();
    for (PassedTests passed : tests.values()) {
      PassedBuild green = builds.get(passed.build());
      if (green != null
          && (build == null || build.equals(green.build()))
          && (change == null || change.equals(green.change()))) {
        addIfComplete(due, green, passed);
      }
    }
    due.sort(Comparator.comparing(Finish::change));
    return due;
  }

  private void addIfComplete(List<Finish> due, PassedBuild green, PassedTests passed) {
    Instant pushed = pushes.get(green.change());
    if (pushed != null && !said.contains(green.change())) {
      due.add(
          new Finish(
              green.change(),
              green.chain(),
              green.repository(),
              green.commit(),
              green.build(),
              passed.environment(),
              pushed,
              green.event(),
              green.at(),
              passed.event()));
    }
  }

  @Override
  public void beginAnew() {
    pushes.clear();
    builds.clear();
    tests.clear();
  }
}

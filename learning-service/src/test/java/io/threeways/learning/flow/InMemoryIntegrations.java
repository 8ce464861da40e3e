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
final class InMemoryIntegrations implements Integrations {
  private final Map<String, Instant> pushes = new HashMap<>();
  private final Map<String, GreenBuild> green = new HashMap<>();
  private final Map<UUID, PublishedArtifact> artifacts = new HashMap<>();
  private final Set<String> said = new HashSet<>();

  @Override
  public void pushed(String event, String change, Instant at) {
    pushes.merge(change, at, (a, b) -> a.isBefore(b) ? a : b);
  }

  @Override
  public void passed(GreenBuild build) {
    green.putIfAbsent(build.build(), build);
  }

  @Override
  public void published(PublishedArtifact artifact) {
    artifacts.putIfAbsent(artifact.event(), artifact);
  }

  @Override
  public void integrated(String change) {
    said.add(change);
  }

  @Override
  public boolean claim(String change) {
    return said.add(change);
  }

  @Override
  public List<Integration> due(@Nullable String build, @Nullable String change) {
    List<Integration> due = new ArrayList<>();
    for (PublishedArtifact artifact : artifacts.values()) {
      for (Carried carried : artifact.changes()) {
        if ((build == null || build.equals(artifact.build()))
            && (change == null || change.equals(carried.change()))) {
          addIfComplete(due, artifact, carried);
        }
      }
    }
    due.sort(Comparator.comparing(Integration::change));
    return due;
  }

  private void addIfComplete(List<Integration> due, PublishedArtifact artifact, Carried carried) {
    GreenBuild passed = green.get(artifact.build());
    Instant pushed = pushes.get(carried.change());
    if (passed != null && pushed != null && !said.contains(carried.change())) {
      due.add(
          new Integration(
              carried.change(),
              carried.chain(),
              artifact.repository(),
              carried.commit(),
              artifact.build(),
              artifact.purl(),
              pushed,
              passed.event(),
              passed.chain(),
              passed.at(),
              artifact.event(),
              artifact.chain(),
              artifact.at()));
    }
  }

  @Override
  public void beginAnew() {
    pushes.clear();
    green.clear();
    artifacts.clear();
  }
}

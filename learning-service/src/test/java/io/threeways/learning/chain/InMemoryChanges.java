package io.threeways.learning.chain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pushes for tests of what follows from them. */
public final class InMemoryChanges implements Changes {
  private static final Comparator<Push> NEWEST_FIRST =
      Comparator.comparing(Push::at).thenComparing(Push::event).reversed();

  private final List<Push> pushes = new ArrayList<>();

  @Override
  public void pushed(Push push) {
    if (pushes.stream().noneMatch(other -> other.event().equals(push.event()))) {
      pushes.add(push);
      pushes.sort(NEWEST_FIRST);
    }
  }

  @Override
  public Optional<Push> find(String change) {
    return pushes.stream().filter(push -> push.change().equals(change)).findFirst();
  }

  @Override
  public Optional<Push> withCommit(String commit) {
    return pushes.stream().filter(push -> push.commit().startsWith(commit)).findFirst();
  }

  @Override
  public List<Push> latest(@Nullable String repository, int limit) {
    return pushes.stream()
        .filter(push -> repository == null || repository.equals(push.repository()))
        .map(Push::change)
        .distinct()
        .limit(limit)
        .map(change -> find(change).orElseThrow())
        .toList();
  }
}

package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** One rule more: main is shut to merges while a test wants it. */
@ApplicationScoped
public class ShutRule implements MoveRule {
  private final Set<String> shut = ConcurrentHashMap.newKeySet();

  void shut(String repository) {
    shut.add(repository);
  }

  void open(String repository) {
    shut.remove(repository);
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    return mover instanceof Mover.Merging && shut.contains(repository.text())
        ? Optional.of(new Refusal("main is shut by a test", List.of()))
        : Optional.empty();
  }
}

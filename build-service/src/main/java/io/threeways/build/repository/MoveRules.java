package io.threeways.build.repository;

import java.util.List;
import java.util.Optional;

/** All rules about moving a branch; the first refusal stands. */
public final class MoveRules implements MoveRule {
  private final List<MoveRule> rules;

  public MoveRules(List<MoveRule> rules) {
    this.rules = List.copyOf(rules);
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    return rules.stream()
        .flatMap(rule -> rule.refusal(repository, move, mover).stream())
        .findFirst();
  }
}

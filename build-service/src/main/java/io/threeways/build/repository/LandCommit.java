package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Moves main to a commit that lies here already: a compare-and-swap, under the same lock and rules
 * as a push, and recorded in the same transaction.
 *
 * <p>As for a push the record is written first and committed last. A process that dies between the
 * move and the commit leaves Git ahead of the record; {@link RecordMove#reconcile} records the
 * landing then, because {@link Arrivals} knows the commit.
 */
@ApplicationScoped
public class LandCommit {
  private final Changes changes;
  private final RecordMove recordMove;
  private final Arrivals arrivals;
  private final MoveRules rules;
  private final Refs refs;

  LandCommit(
      Changes changes, RecordMove recordMove, Arrivals arrivals, MoveRules rules, Refs refs) {
    this.changes = changes;
    this.recordMove = recordMove;
    this.arrivals = arrivals;
    this.rules = rules;
    this.refs = refs;
  }

  /** What came of it. */
  public sealed interface Outcome {}

  /** Main stands there; also when it did before. */
  public record Landed() implements Outcome {}

  /** Main does not stand where the commit was made for. */
  public record Overtaken(CommitSha actual) implements Outcome {}

  /** A rule does not let it in now. */
  public record Refused(Refusal refusal) implements Outcome {}

  @Transactional(rollbackOn = IOException.class)
  public Outcome land(RepositoryName repository, CommitSha from, CommitSha to, Mover.Merging mover)
      throws IOException {
    recordMove.reconcile(repository);
    CommitSha actual =
        Objects.requireNonNull(changes.heads(repository).get(BranchName.MAIN)).commit();
    if (actual.equals(to)) {
      return new Landed();
    }
    if (!actual.equals(from)) {
      return new Overtaken(actual);
    }
    BranchMove move = new BranchMove(BranchName.MAIN, from, to);
    Optional<Refusal> refusal =
        arrivals.of(repository, to).isPresent()
            ? rules.refusal(repository, move, mover)
            : Optional.of(new Refusal("nobody was about to land " + to.abbreviated(), List.of()));
    if (refusal.isPresent()) {
      return new Refused(refusal.get());
    }
    recordMove.record(repository, move, mover.name());
    if (!refs.move(repository, move, mover.name())) {
      // Under the lock nobody of ours moves it: the record is taken back, and the next try sees
      // why.
      throw new IOException("main of " + repository + " moved while it was locked");
    }
    return new Landed();
  }
}

package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Records that a branch was made, moved or deleted, and lets others act on it. */
@ApplicationScoped
public class RecordMove {
  private static final String UNKNOWN = "unknown";

  private final Changes changes;
  private final Trees trees;
  private final RepositoryAnnouncements announcements;
  private final ChangeFollowers followers;
  private final Arrivals arrivals;
  private final Clock clock;
  private final Supplier<UUID> ids;

  RecordMove(
      Changes changes,
      Trees trees,
      RepositoryAnnouncements announcements,
      ChangeFollowers followers,
      Arrivals arrivals,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.changes = changes;
    this.trees = trees;
    this.announcements = announcements;
    this.followers = followers;
    this.arrivals = arrivals;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Call it after {@link #reconcile}, in the same transaction.
   *
   * @param pusher whose token was used
   * @return sentences for the pusher's terminal
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<String> record(RepositoryName repository, BranchMove move, String pusher)
      throws IOException {
    Head head = changes.heads(repository).get(move.branch());
    CommitSha to = move.to();
    if (to == null) {
      return deleted(repository, move.branch(), head);
    }
    Optional<Arrivals.Arrival> arrival =
        move.branch().isMain() ? arrivals.of(repository, to) : Optional.empty();
    if (arrival.isPresent()) {
      return arrived(arrival.get());
    }
    Change life = head == null || move.branch().isMain() ? null : find(head.change());
    Change change = pushed(repository, move.branch(), head, life, to, pusher);
    announcements.pushed(change, life == null ? null : life.event());
    if (head == null) {
      announcements.branchCreated(change);
    }
    changes.put(change);
    return followers.pushed(change);
  }

  /**
   * Locks the repository and records what Git knows and we do not: moves whose record was lost
   * between two writes.
   *
   * @return how many there were
   */
  @Transactional(rollbackOn = IOException.class)
  public int reconcile(RepositoryName repository) throws IOException {
    changes.lock(repository);
    Map<BranchName, CommitSha> actual = trees.branches(repository);
    Map<BranchName, Head> recorded = changes.heads(repository);
    int lost = 0;
    for (Map.Entry<BranchName, CommitSha> branch : actual.entrySet()) {
      Head head = recorded.get(branch.getKey());
      CommitSha from = head == null ? null : head.commit();
      if (!branch.getValue().equals(from)) {
        String pusher = trees.mover(repository, branch.getKey()).orElse(UNKNOWN);
        record(repository, new BranchMove(branch.getKey(), from, branch.getValue()), pusher);
        lost++;
      }
    }
    for (Map.Entry<BranchName, Head> branch : recorded.entrySet()) {
      if (!actual.containsKey(branch.getKey())) {
        CommitSha from = branch.getValue().commit();
        record(repository, new BranchMove(branch.getKey(), from, null), UNKNOWN);
        lost++;
      }
    }
    return lost;
  }

  /** Lets the followers wake whom they want; call it after the commit. */
  public void committed() {
    followers.committed();
  }

  private List<String> arrived(Arrivals.Arrival arrival) {
    changes.arrive(new Head(arrival.commit(), arrival.change()), arrivals.landed(arrival));
    arrivals.recorded(arrival);
    return List.of();
  }

  private List<String> deleted(RepositoryName repository, BranchName branch, @Nullable Head head) {
    if (head != null) {
      changes.removeHead(repository, branch);
      changes
          .find(head.change())
          .ifPresent(
              change -> {
                announcements.branchDeleted(change, clock.instant());
                followers.deleted(change);
              });
    }
    return List.of();
  }

  /**
   * A push to main is a change by itself; any other branch is one change as long as it lives.
   *
   * @param life the branch's change so far; null when this begins one
   */
  private Change pushed(
      RepositoryName repository,
      BranchName branch,
      @Nullable Head head,
      @Nullable Change life,
      CommitSha to,
      String pusher)
      throws IOException {
    CommitSha previous = head == null ? null : head.commit();
    return new Change(
        life == null ? changes.next(repository) : life.id(),
        life == null ? ids.get() : life.chain(),
        branch,
        to,
        previous,
        trees.facts(repository, previous, to),
        pusher,
        clock.instant(),
        ids.get());
  }

  private Change find(ChangeId id) {
    return changes
        .find(id)
        .orElseThrow(() -> new IllegalStateException("a branch's change is kept: " + id));
  }
}

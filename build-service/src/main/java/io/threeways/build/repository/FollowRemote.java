package io.threeways.build.repository;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Brings a repository's branches to where a remote's are, each move recorded as a push. The remote
 * decides: no rule about moving a branch is asked.
 */
@ApplicationScoped
public class FollowRemote {
  private final RecordMove recordMove;
  private final Changes changes;
  private final Remotes remotes;

  FollowRemote(RecordMove recordMove, Changes changes, Remotes remotes) {
    this.recordMove = recordMove;
    this.changes = changes;
    this.remotes = remotes;
  }

  /**
   * Each move is recorded first and committed last, as a push is: what dies between finds Git ahead
   * of the record, and the next one records it. Call {@link #committed} after the transaction.
   *
   * @param pushers who made a move
   * @return how many branches moved
   */
  @Transactional(value = Transactional.TxType.MANDATORY, rollbackOn = IOException.class)
  public int follow(
      RepositoryName repository,
      Map<BranchName, CommitSha> remote,
      Function<BranchMove, String> pushers)
      throws IOException {
    recordMove.reconcile(repository);
    List<BranchMove> moves = moves(changes.heads(repository), remote);
    for (BranchMove move : moves) {
      recordMove.record(repository, move, pushers.apply(move));
      remotes.move(repository, move, pushers.apply(move));
    }
    return moves.size();
  }

  public void committed() {
    recordMove.committed();
  }

  /** A main that the remote does not have (any more) stays: others are made from it. */
  private static List<BranchMove> moves(
      Map<BranchName, Head> heads, Map<BranchName, CommitSha> remote) {
    List<BranchMove> moves = new ArrayList<>();
    for (Map.Entry<BranchName, Head> head : heads.entrySet()) {
      if (!remote.containsKey(head.getKey()) && !head.getKey().isMain()) {
        moves.add(new BranchMove(head.getKey(), head.getValue().commit(), null));
      }
    }
    for (Map.Entry<BranchName, CommitSha> there : new TreeMap<>(remote).entrySet()) {
      Head here = heads.get(there.getKey());
      CommitSha from = here == null ? null : here.commit();
      if (!there.getValue().equals(from)) {
        moves.add(new BranchMove(there.getKey(), from, there.getValue()));
      }
    }
    return moves;
  }
}

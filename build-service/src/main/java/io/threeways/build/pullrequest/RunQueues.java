package io.threeways.build.pullrequest;

import io.threeways.build.repository.LandCommit;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refs;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.QueueMerge;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Moves every merge queue as far as it goes. */
@ApplicationScoped
public class RunQueues implements Runnable {
  private static final System.Logger LOG = System.getLogger(RunQueues.class.getName());

  /** Of one queue in one round, so that it keeps no other waiting. */
  private static final int MOST_STEPS = 100;

  private final MergeQueues queues;
  private final MoveQueue moveQueue;
  private final LandCommit landCommit;
  private final QueueMerge queueMerge;
  private final Repositories repositories;
  private final Refs refs;

  RunQueues(
      MergeQueues queues,
      MoveQueue moveQueue,
      LandCommit landCommit,
      QueueMerge queueMerge,
      Repositories repositories,
      Refs refs) {
    this.queues = queues;
    this.moveQueue = moveQueue;
    this.landCommit = landCommit;
    this.queueMerge = queueMerge;
    this.repositories = repositories;
    this.refs = refs;
  }

  @Override
  public void run() {
    queues.busy().forEach(this::move);
  }

  /** Each by itself: one that cannot be read keeps no other waiting. */
  private void move(RepositoryName repository) {
    try {
      int steps = 0;
      while (steps < MOST_STEPS && step(repository)) {
        steps++;
      }
      if (steps > 0) {
        queueMerge.committed();
        release(repository);
      }
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING, "the merge queue of " + repository + " is tried again", e);
    }
  }

  private boolean step(RepositoryName repository) throws IOException {
    return switch (moveQueue.step(repository)) {
      case MoveQueue.Further _ -> true;
      case MoveQueue.Still _ -> false;
      case MoveQueue.MayLand(Batch.Landing batch, Mover.Merging by) -> land(repository, batch, by);
    };
  }

  private boolean land(RepositoryName repository, Batch.Landing batch, Mover.Merging by)
      throws IOException {
    Batch.Merge merge = batch.merge();
    return switch (landCommit.land(repository, merge.base(), merge.commit(), by)) {
      case LandCommit.Landed _ -> {
        queues.waitFor(repository, null);
        yield true;
      }
      case LandCommit.Overtaken _ -> true;
      case LandCommit.Refused(var refusal) -> {
        queues.waitFor(repository, refusal.reason());
        yield false;
      }
    };
  }

  /** After a start: what a process that died had kept for batches that are over. */
  public void releaseAll() {
    for (Repositories.Repository repository : repositories.all()) {
      try {
        release(repository.name());
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, "cannot tidy the queue of " + repository.name(), e);
      }
    }
  }

  /** What no batch needs any more is kept no longer. */
  private void release(RepositoryName repository) throws IOException {
    Set<String> needed =
        queues.active(repository).stream()
            .map(batch -> batch.merge().ref())
            .collect(Collectors.toUnmodifiableSet());
    for (String kept : refs.kept(repository)) {
      if (!needed.contains(kept)) {
        refs.release(repository, kept);
      }
    }
  }
}

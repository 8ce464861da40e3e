package io.threeways.build.repository.git;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.MoveRules;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.RecordMove;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.jboss.logging.Logger;

/**
 * Moves refs and records it, before the push is acknowledged: an atomic push as a whole, any other
 * ref by ref, as Git does, and each ref's result is its own.
 *
 * <p>The record is written first and committed last, with the repository locked: what the database
 * refuses never moves a ref, and what dies between the move and the commit is found by the next
 * push or the next start, because Git is then ahead of the record.
 */
@ApplicationScoped
class Landing {
  private static final Logger LOG = Logger.getLogger(Landing.class);

  /** A branch {@code a} that goes makes room for {@code a/b}. */
  private static final Comparator<ReceiveCommand> DELETIONS_FIRST =
      Comparator.comparing(command -> command.getType() != ReceiveCommand.Type.DELETE);

  private final RecordMove recordMove;
  private final MoveRules rules;

  Landing(RecordMove recordMove, MoveRules rules) {
    this.recordMove = recordMove;
    this.rules = rules;
  }

  /** Carries out the commands that nobody has rejected, and leaves in each what came of it. */
  void land(
      RepositoryName repository,
      ReceivePack push,
      Collection<ReceiveCommand> commands,
      Mover mover) {
    List<ReceiveCommand> open =
        commands.stream()
            .filter(command -> command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED)
            .sorted(DELETIONS_FIRST)
            .toList();
    if (push.isAtomic()) {
      landTogether(repository, push, open, mover);
    } else {
      open.forEach(command -> landTogether(repository, push, List.of(command), mover));
    }
  }

  private void landTogether(
      RepositoryName repository, ReceivePack push, List<ReceiveCommand> commands, Mover mover) {
    List<String> remarks = new ArrayList<>();
    try {
      QuarkusTransaction.requiringNew()
          .run(() -> recordAndMove(repository, push, commands, mover, remarks));
    } catch (RefNotMoved e) {
      // Somebody was faster, or names conflict: the pusher has Git's own answer, nobody is paged.
      LOG.infof("push to %s: %s", repository, e.getMessage());
      return;
    } catch (RuntimeException e) {
      LOG.errorf(e, "push to %s was not recorded; runbook: push-not-recorded", repository);
      commands.forEach(command -> tellUnrecorded(push, command));
      return;
    }
    recordMove.committed();
    remarks.forEach(push::sendMessage);
  }

  /** What Git has moved is not called rejected: pushed again it would be up to date. */
  private static void tellUnrecorded(ReceivePack push, ReceiveCommand command) {
    if (command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED) {
      command.setResult(
          ReceiveCommand.Result.REJECTED_OTHER_REASON,
          "the push could not be recorded; push again in a moment");
    } else if (hasMoved(command)) {
      push.sendMessage(
          command.getRefName()
              + " has moved and could not be recorded: it is built after the next push or start");
    }
  }

  private void recordAndMove(
      RepositoryName repository,
      ReceivePack push,
      List<ReceiveCommand> commands,
      Mover mover,
      List<String> remarks) {
    try {
      recordMove.reconcile(repository);
      if (anyRefused(repository, commands, mover, remarks)) {
        return;
      }
      for (ReceiveCommand command : commands) {
        Optional<BranchMove> move = PushGuard.move(command);
        if (move.isPresent()) {
          remarks.addAll(recordMove.record(repository, move.get(), mover.name()));
        }
      }
      move(push, commands);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read repository " + repository, e);
    }
  }

  /** Asked under the lock that the reconciliation took: what is allowed now is so until the end. */
  private boolean anyRefused(
      RepositoryName repository, List<ReceiveCommand> commands, Mover mover, List<String> remarks) {
    boolean refused = false;
    for (ReceiveCommand command : commands) {
      Optional<Refusal> refusal =
          PushGuard.move(command).flatMap(move -> rules.refusal(repository, move, mover));
      if (refusal.isPresent()) {
        refused = true;
        remarks.addAll(refusal.get().lines());
        command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, refusal.get().reason());
      }
    }
    return refused;
  }

  /** All of them or none. */
  private static void move(ReceivePack push, List<ReceiveCommand> commands) throws IOException {
    BatchRefUpdate batch = push.getRepository().getRefDatabase().newBatchUpdate();
    batch.setAtomic(true);
    batch.setAllowNonFastForwards(push.isAllowNonFastForwards());
    batch.setRefLogIdent(push.getRefLogIdent());
    batch.setRefLogMessage("push", true);
    batch.addCommand(commands);
    batch.execute(push.getRevWalk(), NullProgressMonitor.INSTANCE);
    if (!commands.stream().allMatch(Landing::hasMoved)) {
      throw new RefNotMoved(commands);
    }
  }

  private static boolean hasMoved(ReceiveCommand command) {
    return command.getResult() == ReceiveCommand.Result.OK;
  }
}

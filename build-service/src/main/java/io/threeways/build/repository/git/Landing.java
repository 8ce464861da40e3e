package io.threeways.build.repository.git;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.RecordMove;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.jboss.logging.Logger;

/**
 * Moves refs and records it, before the push is acknowledged.
 *
 * <p>The record is written first and committed last, with the repository locked: what the database
 * refuses never moves a ref, and what dies between the move and the commit is found by the next
 * push or the next start, because Git is then ahead of the record.
 */
@ApplicationScoped
class Landing {
  private static final Logger LOG = Logger.getLogger(Landing.class);

  private final Changes changes;
  private final RecordMove recordMove;

  Landing(Changes changes, RecordMove recordMove) {
    this.changes = changes;
    this.recordMove = recordMove;
  }

  /** Carries out the commands that nobody has rejected. */
  void land(
      RepositoryName repository,
      ReceivePack push,
      Collection<ReceiveCommand> commands,
      String pusher) {
    List<ReceiveCommand> open =
        commands.stream()
            .filter(command -> command.getResult() == ReceiveCommand.Result.NOT_ATTEMPTED)
            .toList();
    List<String> remarks = new ArrayList<>();
    try {
      QuarkusTransaction.requiringNew().run(() -> landAll(repository, push, open, pusher, remarks));
    } catch (RuntimeException e) {
      LOG.errorf(e, "push to %s was not recorded; runbook: push-not-recorded", repository);
      open.forEach(
          command ->
              command.setResult(
                  ReceiveCommand.Result.REJECTED_OTHER_REASON,
                  "the push could not be recorded; push again in a moment"));
      return;
    }
    recordMove.committed();
    remarks.forEach(push::sendMessage);
  }

  private void landAll(
      RepositoryName repository,
      ReceivePack push,
      List<ReceiveCommand> commands,
      String pusher,
      List<String> remarks) {
    changes.lock(repository);
    try {
      recordMove.reconcile(repository);
      for (ReceiveCommand command : commands) {
        Optional<BranchMove> move = PushGuard.move(command);
        if (move.isPresent()) {
          remarks.addAll(recordMove.record(repository, move.get(), pusher));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read repository " + repository, e);
    }
    for (ReceiveCommand command : commands) {
      command.execute(push);
      if (command.getResult() != ReceiveCommand.Result.OK) {
        throw new RefNotMoved(command);
      }
    }
  }
}

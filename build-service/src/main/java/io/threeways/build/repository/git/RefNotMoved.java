package io.threeways.build.repository.git;

import org.eclipse.jgit.transport.ReceiveCommand;

/** Git refused to move a ref whose move was about to be recorded: the record is taken back. */
final class RefNotMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefNotMoved(ReceiveCommand command) {
    super(
        "%s was not moved: %s %s"
            .formatted(command.getRefName(), command.getResult(), command.getMessage()));
  }
}

package io.threeways.build.repository.git;

import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.jgit.transport.ReceiveCommand;

/** Git refused to move refs whose moves were about to be recorded: the record is taken back. */
final class RefNotMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RefNotMoved(List<ReceiveCommand> commands) {
    super(commands.stream().map(RefNotMoved::describe).collect(Collectors.joining("; ")));
  }

  private static String describe(ReceiveCommand command) {
    return "%s was not moved: %s %s"
        .formatted(command.getRefName(), command.getResult(), command.getMessage());
  }
}

package io.threeways.build.repository.git;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.config.RepositorySettings;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.file.Parsed;
import io.threeways.pipeline.file.PipelineFile;
import io.threeways.pipeline.file.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;
import org.jspecify.annotations.Nullable;

/** What may enter a repository. A refusal says why, in the terminal that pushed. */
final class PushGuard {
  /** So that a build of a merge is never taken for one of a push. */
  private static final String RESERVED = "queue/";

  private final PipelineFile pipelineFile = new PipelineFile();
  private final RepositorySettings limits;
  private final Unfolding unfolding;

  PushGuard(RepositorySettings limits) {
    this.limits = limits;
    this.unfolding = new Unfolding(limits.entries());
  }

  /** Rejects the commands that may not be; the others are left as they are. */
  void check(ReceivePack push, List<ReceiveCommand> commands) throws IOException {
    Optional<String> tooMuch = tooMuch(commands, options(push));
    for (ReceiveCommand command : commands) {
      Optional<String> why = tooMuch.isPresent() ? tooMuch : refusal(push, command);
      why.ifPresent(
          reason -> command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, reason));
    }
  }

  /** What {@code git push -o} said; nothing when it said nothing. */
  static List<String> options(ReceivePack push) {
    List<String> options = push.getPushOptions();
    return options == null ? List.of() : List.copyOf(options);
  }

  private Optional<String> tooMuch(List<ReceiveCommand> commands, List<String> options) {
    if (commands.size() > limits.refsPerPush()) {
      return Optional.of(
          "%d refs in one push, at most %d".formatted(commands.size(), limits.refsPerPush()));
    }
    if (options.size() > limits.pushOptions()) {
      return Optional.of(
          "%d push options, at most %d".formatted(options.size(), limits.pushOptions()));
    }
    return options.stream().anyMatch(option -> option.length() > limits.pushOptionLength())
        ? Optional.of(
            "a push option has at most %d characters".formatted(limits.pushOptionLength()))
        : Optional.empty();
  }

  /** The branch's move that a command asks for; empty for a tag. */
  static Optional<BranchMove> move(ReceiveCommand command) {
    return isBranch(command)
        ? Optional.of(
            new BranchMove(branch(command), commit(command.getOldId()), commit(command.getNewId())))
        : Optional.empty();
  }

  private Optional<String> refusal(ReceivePack push, ReceiveCommand command) throws IOException {
    if (!isBranch(command)) {
      return command.getRefName().startsWith(Constants.R_TAGS)
          ? Optional.empty()
          : Optional.of("only branches and tags are taken");
    }
    BranchName branch;
    try {
      branch = branch(command);
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
    if (branch.text().startsWith(RESERVED)) {
      return Optional.of("branches below '%s' are the merge queue's".formatted(RESERVED));
    }
    if (branch.isMain() && command.getType() == ReceiveCommand.Type.DELETE) {
      return Optional.of("main is not deleted");
    }
    if (branch.isMain() && command.getType() == ReceiveCommand.Type.UPDATE_NONFASTFORWARD) {
      return Optional.of("main only goes forward: fetch, rebase and push again");
    }
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      return Optional.empty();
    }
    Optional<String> tooMuch = unfolding.refusal(push.getRepository(), command.getNewId());
    return tooMuch.isPresent() ? tooMuch : refusedPipeline(push, command.getNewId());
  }

  /** The words are those of {@code threeways check}. */
  private Optional<String> refusedPipeline(ReceivePack push, ObjectId commit) throws IOException {
    Optional<byte[]> file = CommitFiles.read(push.getRepository(), commit, Pipeline.FILE);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    return switch (pipelineFile.parse(file.get())) {
      case Parsed.Valid _ -> Optional.empty();
      case Parsed.Problems(List<Problem> problems) -> {
        problems.forEach(problem -> push.sendMessage(problem.describe(Pipeline.FILE)));
        yield Optional.of(problems.getFirst().describe(Pipeline.FILE));
      }
    };
  }

  private static boolean isBranch(ReceiveCommand command) {
    return command.getRefName().startsWith(Constants.R_HEADS);
  }

  private static BranchName branch(ReceiveCommand command) {
    return new BranchName(command.getRefName().substring(Constants.R_HEADS.length()));
  }

  private static @Nullable CommitSha commit(ObjectId id) {
    return ObjectId.zeroId().equals(id) ? null : new CommitSha(id.name());
  }
}

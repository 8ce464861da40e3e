package io.threeways.cli;

import io.threeways.cli.platform.LocalStop;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Progress;
import io.threeways.cli.terminal.Words;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops everything; nothing is lost. */
@Command(
    name = "down",
    mixinStandardHelpOptions = true,
    description = "Stop everything. State stays, and `up` resumes.")
final class DownCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  private final Session session;

  DownCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    try (Progress progress = session.progress()) {
      boolean stopped = new LocalStop(session.platform(), progress).down();
      if (output.isJson()) {
        session.terminal().json(Map.of("stopped", stopped));
      } else {
        session
            .terminal()
            .say(
                stopped
                    ? "Stopped in " + Words.of(progress.elapsed())
                    : "Nothing was running in " + session.platform().folders().home());
      }
    }
    session.terminal().next("threeways up", "resumes");
    return ExitCode.OK;
  }
}

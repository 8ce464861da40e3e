package io.threeways.cli;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands here for the help: the launcher itself does it, with Maven. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measure, and print the figures as JSON.")
final class BenchCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure(
        ExitCode.USAGE, "`bench` is done by the launcher, with Maven", "./threeways bench");
  }
}

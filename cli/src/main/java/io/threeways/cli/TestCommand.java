package io.threeways.cli;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands here for the help: the launcher itself does it, with Maven. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = "Run every test: what CI calls.")
final class TestCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    throw new Failure(
        ExitCode.USAGE, "`test` is done by the launcher, with Maven", "./threeways test");
  }
}

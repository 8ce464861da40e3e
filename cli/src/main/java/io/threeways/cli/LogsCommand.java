package io.threeways.cli;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What our processes said. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Show the log of a process of the platform; without a name, which there are.")
final class LogsCommand implements Callable<Integer> {
  @Parameters(index = "0", arity = "0..1", paramLabel = "PROCESS")
  private String process = "";

  @Option(
      names = {"-f", "--follow"},
      description = "Go on as more is written.")
  private boolean follow;

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "100",
      description = "How many of the last lines (${DEFAULT-VALUE}).")
  private int lines;

  private final Session session;

  LogsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (process.isEmpty()) {
      known().forEach(session.terminal()::data);
      session.terminal().next("threeways logs " + known().getFirst(), "shows one");
      return ExitCode.OK;
    }
    Path log = session.platform().folders().log(process);
    if (!known().contains(process)) {
      throw new Failure(
          ExitCode.NOT_FOUND,
          "there is no log of '%s'".formatted(process),
          "threeways logs, which knows " + String.join(", ", known()));
    }
    List<String> command = new ArrayList<>(List.of("tail", "-n", String.valueOf(lines)));
    if (follow) {
      command.add("-F");
    }
    command.add(log.toString());
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private List<String> known() throws IOException {
    Path folder = session.platform().folders().home().resolve("logs");
    if (!Files.isDirectory(folder)) {
      throw new Failure(ExitCode.NOT_FOUND, "the platform never ran here", "threeways up");
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log"))
          .map(name -> name.substring(0, name.length() - ".log".length()))
          .sorted()
          .collect(Collectors.toList());
    }
  }
}

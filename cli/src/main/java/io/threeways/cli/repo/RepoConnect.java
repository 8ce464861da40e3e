package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.platform.GitAccess;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An own working tree that can push. */
@Command(
    name = "connect",
    mixinStandardHelpOptions = true,
    description = "Let a working tree that you have push to a repository, without a password.")
final class RepoConnect extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "Of the repository.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      defaultValue = ".",
      description = "The working tree; this folder if absent.")
  private Path folder = Path.of("");

  @Option(
      names = "--remote",
      paramLabel = "REMOTE",
      defaultValue = "threeways",
      description = "What Git shall call it (${DEFAULT-VALUE}).")
  private String remote = "";

  RepoConnect(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode repository = gateway().get("/api/build/repositories/" + encoded(name));
    String url = repository.path("gitUrl").asText();
    if (git("remote", "set-url", remote, url) != 0) {
      mustDo("remote", "add", remote, url);
    }
    GitAccess access = new GitAccess(session().platform().folders(), gateway().base());
    for (var entry : access.configuration().entrySet()) {
      mustDo("config", entry.getKey(), entry.getValue());
    }
    print(repository, () -> session().terminal().data(url));
    session().terminal().next("git push " + remote + " main", "builds what you have");
    return ExitCode.OK;
  }

  private void mustDo(String... words) throws IOException, InterruptedException {
    if (git(words) != 0) {
      throw new Failure(
          ExitCode.NO,
          "git %s failed in %s".formatted(words[0], folder.toAbsolutePath().normalize()),
          "git init, if it is no working tree yet");
    }
  }

  /** A remote that is not there yet is no error that a person needs to read. */
  private int git(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}

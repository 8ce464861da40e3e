package io.threeways.cli.repo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Noun;
import io.threeways.cli.Session;
import io.threeways.cli.platform.GitAccess;
import io.threeways.cli.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** A working tree that can push. */
@Command(
    name = "clone",
    mixinStandardHelpOptions = true,
    description = "Clone a repository; pull and push then need no password.")
final class RepoClone extends Noun {
  @Parameters(index = "0", paramLabel = "NAME", description = "Of the repository.")
  private String name = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "FOLDER",
      description = "Where to; the repository's name if absent.")
  private String folder = "";

  RepoClone(Session session) {
    super(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    JsonNode repository = gateway().get("/api/build/repositories/" + encoded(name));
    GitAccess access = new GitAccess(session().platform().folders(), gateway().base());
    Path target = Path.of(folder.isEmpty() ? name : folder);
    List<String> command = new ArrayList<>(List.of("git", "clone"));
    access
        .configuration()
        .forEach((key, value) -> command.addAll(List.of("-c", key + "=" + value)));
    command.add(repository.path("gitUrl").asText());
    command.add(target.toString());
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit == 0) {
      print(repository, () -> session().terminal().data(target.toAbsolutePath().toString()));
      session().terminal().next("cd " + target + " && threeways check", "before the first push");
    }
    return exit == 0 ? ExitCode.OK : ExitCode.NO;
  }
}

package io.threeways.cli;

import io.threeways.cli.terminal.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * Speaks Git's credential protocol (gitcredentials(7)): the token goes from an owner-only file to
 * Git, and stands in no URL, no flag and no configuration.
 */
@Command(
    name = "credential",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Git asks this for the token.")
final class CredentialCommand implements Callable<Integer> {
  @Parameters(index = "0", description = "get, store or erase, as Git says.")
  private String action = "get";

  private final Session session;

  CredentialCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() throws IOException {
    BufferedReader question =
        new BufferedReader(new InputStreamReader(session.in(), StandardCharsets.UTF_8));
    for (String line = question.readLine();
        line != null && !line.isEmpty();
        line = question.readLine()) {
      // Which host is asked for was decided when the helper was set for its URL alone.
    }
    if (action.equals("get")) {
      session.terminal().data("username=admin");
      session.terminal().data("password=" + session.platform().folders().adminToken());
    }
    return ExitCode.OK;
  }
}

package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the README says of one's own repository, with commands alone and Git as it is installed. */
class OwnRepositoryJourney {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(3);
  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(1);

  private final Installation installation = Installation.shared();
  private final String name = "own-" + UUID.randomUUID().toString().substring(0, 8);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"true, passed, 0", "false, failed, 1"})
  void aConnectedFolderIsCheckedPushedAndBuiltWithOneVerdict(
      String step, String state, int exitCode) throws IOException {
    aWorkingTree("stages:\n  - name: only\n    run: \"" + step + "\"\n");
    assertThat(installation.threeways("repo", "create", name).exitCode()).isZero();
    Command connected = installation.threeways("repo", "connect", name, folder.toString());
    assertThat(connected.exitCode()).as(connected.all()).isZero();

    Command check = installation.threeways("check", folder.toString());
    Command push = git("push", "threeways", "main");

    assertThat(check.exitCode()).as(check.all()).isEqualTo(exitCode);
    assertThat(push.exitCode()).as(push.all()).isZero();
    JsonNode build =
        await()
            .atMost(BUILD_LIMIT)
            .until(
                () -> installation.ask("build", "list", name).path(0),
                newest -> newest.path("state").asText().matches("passed|failed"));
    assertThat(build.path("state").asText()).isEqualTo(state);
  }

  @Test
  void connectingTwiceIsConnectingOnce() throws IOException {
    aWorkingTree("stages:\n  - name: only\n    run: \"true\"\n");
    assertThat(installation.threeways("repo", "create", name).exitCode()).isZero();

    installation.threeways("repo", "connect", name, folder.toString());
    Command again = installation.threeways("repo", "connect", name, folder.toString());

    assertThat(again.exitCode()).as(again.all()).isZero();
    assertThat(git("remote").out()).isEqualTo("threeways\n");
  }

  @Test
  void whatIsNotThereIsSaidByExitCodeAndSentence() {
    Command connect = installation.threeways("repo", "connect", name, folder.toString());

    assertThat(connect.exitCode()).as(connect.all()).isEqualTo(4);
    assertThat(connect.err()).contains(name);
    assertThat(connect.out()).isEmpty();
  }

  private void aWorkingTree(String stages) throws IOException {
    Files.writeString(folder.resolve(".threeways.yaml"), "version: 1\n" + stages);
    git("init", "-q", "-b", "main");
    git("add", "--all");
    git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Begin");
  }

  /** Without any token of ours: what {@code connect} set must be enough. */
  private Command git(String... words) {
    return Command.run(
        folder,
        Map.of("GIT_TERMINAL_PROMPT", "0", "GIT_CONFIG_GLOBAL", "/dev/null"),
        COMMAND_LIMIT,
        Stream.concat(Stream.of("git"), Arrays.stream(words)).toList());
  }
}

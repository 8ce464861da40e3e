package io.threeways.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThreewaysTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private @TempDir Path home;
  private Map<String, String> environment = Map.of();

  @BeforeEach
  void aHomeWhereNothingRuns() {
    environment = Map.of("THREEWAYS_HOME", home.toString(), "THREEWAYS_ROOT", home.toString());
  }

  @Test
  void theHelpNamesEveryCommandAndExitCode() {
    assertThat(run("--help")).isZero();

    assertThat(text(out))
        .contains("up ", "down ", "status ", "doctor ", "demo ", "test ", "check ", "logs ")
        .contains("repo ", "build ", "deploy ", "change ", "event ", "bench ")
        .contains("Exit codes:", "69 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "up",
        "down",
        "status",
        "doctor",
        "demo",
        "check",
        "repo list",
        "repo create",
        "repo show",
        "build list",
        "build show",
        "build cancel",
        "build flaky",
        "deploy list",
        "deploy show",
        "deploy promote",
        "env list",
        "env show",
        "env create",
        "env extend",
        "env delete",
        "change list",
        "change show",
        "event send",
        "event list",
        "event show"
      })
  void everyCommandThatPrintsDataCanPrintJson(String command) {
    run((command + " --help").split(" "));

    assertThat(text(out)).contains("--json");
  }

  @Test
  void aCommandThatDoesNotExistIsAMistakeInTheCommandLine() {
    assertThat(run("stauts")).isEqualTo(2);

    assertThat(text(err)).contains("status");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void aNamedCommandDoesNotWaitForTheOthers() {
    assertThat(commandsFor("status", "--json")).containsExactly("status");
    assertThat(commandsFor("repo", "list")).containsExactly("repo");
    assertThat(commandsFor("--version")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--help", "help", "stauts"})
  void whoAsksOrMistypesIsShownAllCommands(String word) {
    assertThat(commandsFor(word)).contains("up", "status", "repo", "change", "help");
  }

  @Test
  void whatIsDownIsSaidWithWhatToDo() {
    assertThat(run("status")).isEqualTo(69);

    assertThat(text(err)).contains("the platform in " + home + " is down", "threeways up");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void downWhereNothingRunsIsFine() throws IOException {
    assertThat(run("down", "--json")).isZero();

    assertThat(new ObjectMapper().readTree(text(out)).path("stopped").asBoolean()).isFalse();
  }

  @Test
  void downSaysWhereNothingRan() {
    assertThat(run("down")).isZero();

    assertThat(text(err)).contains("Nothing was running in " + home);
  }

  @Test
  void aNameThatIsNoBuildIsAMistakeInTheCommandLine() {
    assertThat(run("build", "show", "../../etc")).isEqualTo(2);

    assertThat(text(err)).contains("shop/42");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "16", "two"})
  void aSceneThatTheStoryDoesNotHaveIsAMistakeInTheCommandLine(String scene) {
    assertThat(run("demo", "--until", scene)).isEqualTo(2);

    assertThat(text(err)).contains("--until").doesNotContain("Ready");
    assertThat(text(out)).isEmpty();
  }

  @Test
  void checkNamesLineAndColumnOfAWrongPipelineFile() throws IOException {
    Path file = home.resolve(".threeways.yaml");
    Files.writeString(file, "version: 1\nstages:\n  - name: unit\n    runs: ./test\n");

    assertThat(run("check", home.toString())).isEqualTo(1);

    assertThat(text(err)).contains(file + ":4:5: ", "runs");
  }

  @Test
  void checkWithoutASandboxAsksForConsent() throws IOException {
    Files.writeString(
        home.resolve(".threeways.yaml"), "version: 1\nstages:\n  - {name: unit, run: 'true'}\n");

    assertThat(run("check", home.toString())).isEqualTo(69);

    assertThat(text(err)).contains("--unsafe-builds", "threeways up");
  }

  @Test
  void checkGivesTheVerdictOfTheStages() throws IOException {
    Files.writeString(
        home.resolve(".threeways.yaml"),
        "version: 1\nstages:\n  - {name: compile, run: 'true'}\n  - {name: unit, run: exit 3}\n");

    assertThat(run("check", home.toString(), "--unsafe-builds", "--json")).isEqualTo(1);

    var verdict = new ObjectMapper().readTree(text(out));
    assertThat(verdict.path("state").asText()).isEqualTo("failed");
    assertThat(verdict.path("reason").asText()).contains("unit", "exit code 3");
    assertThat(verdict.path("stages").findValuesAsText("state"))
        .containsExactly("passed", "failed");
  }

  @Test
  void checkRunsTestsAgainAsTheServerDoesAndNamesTheFlakyOnes() throws IOException {
    Files.writeString(
        home.resolve(".threeways.yaml"),
        """
        version: 1
        stages:
          - name: unit
            tests: T.xml
            run: |
              if [ -e seen ]
              then echo '<testsuite name="T"><testcase classname="T" name="adds"/></testsuite>' > T.xml
              else
                touch seen
                echo '<testsuite name="T"><testcase classname="T" name="adds"><failure/></testcase></testsuite>' > T.xml
                exit 1
              fi
        """);

    assertThat(run("check", home.toString(), "--unsafe-builds", "--json")).isZero();

    var verdict = new ObjectMapper().readTree(text(out));
    assertThat(verdict.path("state").asText()).isEqualTo("passed");
    assertThat(verdict.at("/stages/0/flaky/0").asText()).isEqualTo("T.adds");
    assertThat(text(err)).contains("runs again", "flaky T.adds");
  }

  @Test
  void gitGetsTheTokenFromTheOwnersFile() throws IOException {
    Files.createDirectories(home.resolve("secrets"));
    Files.writeString(home.resolve("secrets/admin.token"), "tw_secret\n");

    assertThat(run("credential", "get")).isZero();

    assertThat(text(out)).isEqualTo("username=admin\npassword=tw_secret\n");
  }

  private Set<String> commandsFor(String... arguments) {
    Terminal terminal = new Terminal(stream(out), stream(err), environment);
    return Threeways.commandLine(
            InputStream.nullInputStream(), terminal, environment, InstantSource.system(), arguments)
        .getSubcommands()
        .keySet();
  }

  private int run(String... arguments) {
    return Threeways.run(
        InputStream.nullInputStream(), stream(out), stream(err), environment, arguments);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

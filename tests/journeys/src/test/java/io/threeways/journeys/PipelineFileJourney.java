package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pipeline file that is wrong is refused before it lands, where it is wrong. */
class PipelineFileJourney {
  private static final Installation INSTALLATION = Installation.shared();

  @TempDir Path folder;

  static Stream<Arguments> wrongFiles() {
    return Stream.of(
        Arguments.of(
            "unknown", "version: 1\nstages:\n  - name: compile\n    rum: make\n", "line 4", "rum"),
        Arguments.of(
            "cycle",
            """
            version: 1
            stages:
              - {name: a, run: make a, needs: [b]}
              - {name: b, run: make b, needs: [a]}
            """,
            "line 3",
            "cycle"),
        Arguments.of(
            "twice",
            """
            version: 1
            stages:
              - {name: a, run: make a}
              - {name: a, run: make b}
            """,
            "line 4",
            "a"),
        Arguments.of(
            "bomb",
            """
            a: &a [x,x,x,x,x,x,x,x,x]
            b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]
            c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]
            d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]
            e: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]
            f: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e]
            g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f]
            version: 1
            """,
            "line",
            "alias"));
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void thePushIsRefusedAndNothingLands(String name, String file, String line, String word)
      throws IOException {
    INSTALLATION.ask("repo", "create", "wrong-" + name);
    String url = INSTALLATION.ask("repo", "show", "wrong-" + name).path("gitUrl").asText();
    Path tree = aTreeWith(file);

    Command push = INSTALLATION.git(tree, "push", url, "HEAD:refs/heads/main");

    assertThat(push.exitCode()).as(push.all()).isNotZero();
    assertThat(push.err())
        .contains("remote:")
        .contains("[remote rejected]")
        .containsIgnoringCase(line)
        .containsIgnoringCase(word);
    assertThat(INSTALLATION.git(tree, "ls-remote", url).out()).isEmpty();
  }

  private Path aTreeWith(String pipeline) throws IOException {
    Files.writeString(folder.resolve(".threeways.yaml"), pipeline);
    INSTALLATION.git(folder, "init", "-q", "-b", "main");
    INSTALLATION.git(folder, "add", "-A");
    INSTALLATION.git(folder, "commit", "-q", "-m", "A pipeline that cannot be");
    return folder;
  }
}

package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A pipeline file that is wrong is refused before it lands, where it is wrong. */
class PipelineFileJourney {
  private final Installation installation = Installation.shared();

  @TempDir Path folder;

  static Stream<Arguments> wrongFiles() {
    return Stream.of(
        Arguments.of(
            """
            version: 1
            stages:
              - name: compile
                run: make
                nedes: [unit]
            """,
            "5:5: unknown key 'nedes'; did you mean 'needs'?"),
        Arguments.of(
            """
            version: 1
            stages:
              - {name: a, run: make a, needs: [b]}
              - {name: b, run: make b, needs: [a]}
            """,
            "4:36: stages need each other in a circle: a → b → a"),
        Arguments.of(
            """
            version: 1
            stages:
              - {name: a, run: make a}
              - {name: a, run: make b}
            """,
            "4:12: stage 'a' is there twice, first in line 3"),
        Arguments.of(
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
            "4:20: with its aliases written out"));
  }

  /** {@code threeways check} and the server's refusal, in the same words. */
  @ParameterizedTest
  @MethodSource("wrongFiles")
  void thePushIsRefusedWithTheWordsOfTheCheckAndNothingLands(String file, String words) {
    Project project = Project.empty(installation, folder, "wrong");
    project.file(".threeways.yaml", file).commit("A pipeline that cannot be");

    Command push = project.push();

    assertThat(push.exitCode()).as(push.all()).isNotZero();
    assertThat(push.err())
        .contains("remote: .threeways.yaml:" + words)
        .contains("! [remote rejected] HEAD -> main (.threeways.yaml:" + words);
    assertThat(project.landed()).isEmpty();
    assertThat(installation.get("/api/build/builds?repository=" + project.name())).isEmpty();
    Command check = installation.threeways("check", folder.toString());
    assertThat(check.exitCode()).as(check.all()).isNotZero();
    assertThat(check.all()).contains(".threeways.yaml:" + words);
  }
}

package io.threeways.pipeline.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.Stage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.StringLength;

class PipelineFilePropertiesTest {
  private static final List<String> WORDS =
      List.of(
          "version",
          "stages",
          "name",
          "run",
          "needs",
          "deploy",
          ":",
          " ",
          "\n",
          "  ",
          "- ",
          "[",
          "]",
          "{",
          "}",
          "&a",
          "*a",
          "1",
          "10%",
          "!!int",
          "'",
          "\"",
          "#",
          "|",
          ">",
          "?",
          "%",
          "\t",
          "~",
          "1e999999999",
          "\u0000",
          "é",
          "---",
          "...",
          "<<");

  private final PipelineFile file = new PipelineFile();

  @Property(tries = 2000)
  void anyBytesAreAnsweredAndEveryProblemLiesInTheFile(@ForAll byte[] bytes) {
    assertAnswered(bytes);
  }

  @Property(tries = 5000)
  void anyYamlLikeTextIsAnsweredAndEveryProblemLiesInTheFile(@ForAll("yamlLike") String text) {
    assertAnswered(text.getBytes(StandardCharsets.UTF_8));
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll("stageNames") List<String> names, @ForAll @StringLength(max = 200) String run) {
    String script = "x" + run.replaceAll("[\\p{Cc}\\p{Cs}\ufeff\ufffe\uffff\u2028\u2029]", "");
    StringBuilder text = new StringBuilder("version: 1\nstages:\n");
    for (String name : names) {
      text.append("  - name: ").append(name).append("\n    run: '");
      text.append(script.replace("'", "''")).append("'\n");
    }

    Parsed parsed = file.parse(text.toString().getBytes(StandardCharsets.UTF_8));

    assertThat(parsed).isInstanceOf(Parsed.Valid.class);
    List<Stage> stages = ((Parsed.Valid) parsed).pipeline().stages();
    assertThat(stages).extracting(Stage::name).isEqualTo(names);
    assertThat(stages).extracting(Stage::run).containsOnly(script);
  }

  @Property
  void aNameWithOneLetterTooManyIsRecognized(@ForAll("misspeltKeys") String misspelt) {
    Parsed parsed =
        file.parse(
            ("version: 1\nstages:\n  - name: a\n    run: b\n    " + misspelt + ": x\n")
                .getBytes(StandardCharsets.UTF_8));

    assertThat(((Parsed.Problems) parsed).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(5);
              assertThat(problem.message()).contains("did you mean");
            });
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return Arbitraries.of(WORDS).list().ofMaxSize(60).map(words -> String.join("", words));
  }

  @Provide
  Arbitrary<List<String>> stageNames() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(1)
        .ofMaxLength(20)
        // YAML reads these as booleans and null, which is why the schema refuses them as names.
        .filter(name -> !List.of("true", "false", "null").contains(name))
        .list()
        .uniqueElements()
        .ofMinSize(1)
        .ofMaxSize(10);
  }

  @Provide
  Arbitrary<String> misspeltKeys() {
    return Arbitraries.of("needs", "tests", "timeout", "network", "artifact", "level")
        .flatMap(
            key ->
                Arbitraries.integers()
                    .between(0, key.length())
                    .map(at -> key.substring(0, at) + "q" + key.substring(at)));
  }

  private void assertAnswered(byte[] bytes) {
    List<Problem> problems =
        switch (file.parse(bytes)) {
          case Parsed.Valid _ -> new ArrayList<>();
          case Parsed.Problems found -> found.problems();
        };
    long lines = new String(bytes, StandardCharsets.UTF_8).lines().count();
    assertThat(problems)
        .allSatisfy(
            problem -> {
              assertThat(problem.line()).isBetween(1, (int) lines + 2);
              assertThat(problem.column()).isPositive();
              assertThat(problem.message()).isNotBlank();
            });
  }
}

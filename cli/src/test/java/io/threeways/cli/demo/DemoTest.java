package io.threeways.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.threeways.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
  private final Demo demo =
      new Demo(new Terminal(stream, stream, Map.of()), InstantSource.fixed(Instant.EPOCH), false);

  @Test
  void everySceneIsALine() throws Exception {
    assertThat(demo.play(List.of(seeing("one"), seeing("two")))).isTrue();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("1. A scene  ok  one  0 ms", "2. A scene  ok  two  0 ms");
  }

  @Test
  void theStoryEndsWithTheFirstSceneThatSeesSomethingElse() throws Exception {
    assertThat(demo.play(List.of(seeing("one"), failing(), seeing("three")))).isFalse();

    assertThat(demo.played()).hasSize(2);
    assertThat(demo.played().get(1).path("state").asText()).isEqualTo("failed");
    assertThat(demo.played().get(1).path("sentence").asText()).isEqualTo("3 were lost");
  }

  @Test
  void whatIsSkippedIsNotOk() throws Exception {
    assertThat(demo.play(List.of(scene(() -> Sight.skipped("no tool")), seeing("two")))).isTrue();

    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly("1. A scene  skipped  no tool  0 ms", "2. A scene  ok  two  0 ms");
    assertThat(demo.skipped(1)).isTrue();
    assertThat(demo.skipped(2)).isFalse();
    assertThat(demo.skipped(3)).isFalse();
  }

  private static Scene seeing(String sentence) {
    return scene(() -> new Sight(sentence, JsonNodeFactory.instance.objectNode()));
  }

  private static Scene failing() {
    return scene(
        () -> {
          throw new AssertionFailed("3 were lost");
        });
  }

  private static Scene scene(java.util.function.Supplier<Sight> play) {
    return new Scene() {
      @Override
      public String title() {
        return "A scene";
      }

      @Override
      public Sight play() {
        return play.get();
      }
    };
  }
}

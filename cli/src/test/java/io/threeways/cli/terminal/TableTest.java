package io.threeways.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    new Table("build", "state").row("shop/7", "passed").row("shop/12", "failed").print(plain());

    assertThat(text()).isEqualTo("BUILD    STATE\nshop/7   passed\nshop/12  failed\n");
  }

  @Test
  void aStateIsColouredWhereAPersonLooks() {
    new Table("build", "state", "title")
        .row("shop/7", "failed", "Sort")
        .print(terminal(Map.of("THREEWAYS_OUT", "terminal")));

    assertThat(text()).contains("shop/7  \u001b[31mfailed\u001b[0m  Sort");
  }

  @Test
  void nothingIsColouredWhereNoColourIsWanted() {
    new Table("build", "state")
        .row("shop/7", "failed")
        .print(terminal(Map.of("THREEWAYS_OUT", "terminal", "NO_COLOR", "1")));

    assertThat(text()).doesNotContain("\u001b");
  }

  @Test
  void durationsAreSaidAsPeopleSayThem() {
    assertThat(Words.of(Duration.ofMillis(340))).isEqualTo("340 ms");
    assertThat(Words.of(Duration.ofMillis(4230))).isEqualTo("4.2 s");
    assertThat(Words.of(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
  }

  private Terminal plain() {
    return terminal(Map.of());
  }

  private Terminal terminal(Map<String, String> environment) {
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    return new Terminal(stream, stream, environment);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }
}

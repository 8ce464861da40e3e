package io.threeways.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strangers' texts on a person's terminal. */
class PlainOutputTest {
  private static final Map<String, String> SEEN =
      Map.of("THREEWAYS_OUT", "terminal", "THREEWAYS_ERR", "terminal");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b]0;owned\u0007",
        "\u001b[2J\u001b[H",
        "\u001bP1$r\u001b\\",
        "\u009b2J",
        "passed\rfailed",
        "\u001b[6n",
        "a\u0008b\u007f",
        "\u001b\u001b[31\u001b[2J"
      })
  void noSequenceOfAStrangerReachesTheTerminal(String hostile) {
    assertThat(shown(SEEN, hostile)).doesNotContain("\u001b", "\u0007", "\r", "\u0008", "\u009b");
  }

  @Test
  void wordsColoursAndLinesStay() {
    String text = "grün 🚀 \u001b[1;32mpassed\u001b[0m\t·\r\nnext Â\u00a0é";

    assertThat(shown(SEEN, text)).isEqualTo(text + System.lineSeparator());
  }

  @Test
  void aFileGetsTheBytesAsTheyAre() {
    assertThat(shown(Map.of(), "\u001b[2J")).isEqualTo("\u001b[2J" + System.lineSeparator());
  }

  private static String shown(Map<String, String> environment, String line) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new Terminal(out, out, environment).data(line);
    return bytes.toString(StandardCharsets.UTF_8);
  }
}

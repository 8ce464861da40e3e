package io.threeways.cli.terminal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Data goes to stdout, everything for a person beside it to stderr. */
public final class Terminal {
  private final ObjectMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final PrintStream out;
  private final PrintStream err;
  private final PrintStream bareErr;
  private final boolean outStyled;
  private final boolean errStyled;
  private final boolean interactive;

  /**
   * @param environment {@code THREEWAYS_OUT} and {@code THREEWAYS_ERR} say {@code terminal} where a
   *     person looks; {@code NO_COLOR} (no-color.org) forbids colour
   */
  public Terminal(PrintStream out, PrintStream err, Map<String, String> environment) {
    this.out = "terminal".equals(environment.get("THREEWAYS_OUT")) ? plain(out) : out;
    this.bareErr = err;
    boolean colour = environment.getOrDefault("NO_COLOR", "").isEmpty();
    this.interactive = "terminal".equals(environment.get("THREEWAYS_ERR"));
    this.err = interactive ? plain(err) : err;
    this.outStyled = colour && "terminal".equals(environment.get("THREEWAYS_OUT"));
    this.errStyled = colour && interactive;
  }

  /** Whether somebody watches stderr, so that a line may move. */
  public boolean isInteractive() {
    return interactive;
  }

  /** A line of data. */
  public void data(String line) {
    out.println(line);
  }

  /** Bytes of data as they are. */
  public PrintStream raw() {
    return out;
  }

  /** All data as one JSON document. */
  public void json(Object document) {
    try {
      out.println(json.writeValueAsString(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("no JSON form: " + document, e);
    }
  }

  /** A remark beside the data. */
  public void say(String line) {
    err.println(line);
  }

  /** Somebody else's words, as they are. */
  public void sayRaw(byte[] bytes) {
    err.write(bytes, 0, bytes.length);
    err.flush();
  }

  /** The next useful command. */
  public void next(String command, String purpose) {
    err.println(errStyle(Style.DIM, "Next: ") + command + errStyle(Style.DIM, "  " + purpose));
  }

  public String style(Style style, String text) {
    return outStyled ? style.apply(text) : text;
  }

  public String errStyle(Style style, String text) {
    return errStyled ? style.apply(text) : text;
  }

  /** For what picocli itself prints. */
  public PrintWriter outWriter() {
    return new PrintWriter(out, true, StandardCharsets.UTF_8);
  }

  /** For what picocli itself complains about. */
  public PrintWriter errWriter() {
    return new PrintWriter(err, true, StandardCharsets.UTF_8);
  }

  /** Goes back to the beginning of the line and leaves it empty. */
  void eraseLine() {
    err.flush();
    bareErr.print("\r\u001b[K");
    bareErr.flush();
  }

  PrintStream err() {
    return err;
  }

  private static PrintStream plain(PrintStream stream) {
    return new PrintStream(new PlainOutput(stream), true, StandardCharsets.UTF_8);
  }
}

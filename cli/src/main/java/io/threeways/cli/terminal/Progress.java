package io.threeways.cli.terminal;

import java.time.Duration;
import java.time.InstantSource;

/**
 * What happens while a person waits: a line that moves on a terminal, a line for each change
 * elsewhere.
 */
public final class Progress implements AutoCloseable {
  private static final String FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏";

  private final Terminal terminal;
  private final InstantSource clock;
  private final java.time.Instant start;
  private String shown = "";
  private int frame;

  public Progress(Terminal terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
    this.start = clock.instant();
  }

  /** Shows the state of affairs; may be called as often as one likes. */
  public void show(String state) {
    if (terminal.isInteractive()) {
      char spinner = FRAMES.charAt(frame++ % FRAMES.length());
      terminal.eraseLine();
      terminal.err().print(spinner + " " + state + "  " + seconds());
      terminal.err().flush();
    } else if (!state.equals(shown)) {
      terminal.say("  " + state);
    }
    shown = state;
  }

  /** How long it took until now. */
  public Duration elapsed() {
    return Duration.between(start, clock.instant());
  }

  /** Leaves a clean line. */
  @Override
  public void close() {
    if (terminal.isInteractive()) {
      terminal.eraseLine();
    }
  }

  private String seconds() {
    return terminal.errStyle(Style.DIM, elapsed().toSeconds() + " s");
  }
}

package io.threeways.cli;

import io.threeways.cli.platform.LocalPlatform;
import io.threeways.cli.terminal.Progress;
import io.threeways.cli.terminal.Terminal;
import java.io.InputStream;
import java.time.InstantSource;

/**
 * What every command works with.
 *
 * @param in what is piped into the command
 */
public record Session(
    InputStream in, Terminal terminal, LocalPlatform platform, InstantSource clock) {

  public Progress progress() {
    return new Progress(terminal, clock);
  }
}

package io.threeways.local.supervision;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is started. Two equal ones make the same process, so one that runs from an equal
 * launch can be kept.
 *
 * @param command the program and its arguments, without the marker
 * @param environment added to ours
 * @param fingerprint of everything above and of the settings file's content
 * @param log where its output goes
 * @param ready answers 200 when it can do its work
 */
public record Launch(
    String name,
    List<String> command,
    Map<String, String> environment,
    String fingerprint,
    Path log,
    URI ready) {

  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}

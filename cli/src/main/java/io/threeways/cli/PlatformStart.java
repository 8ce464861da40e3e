package io.threeways.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.LocalStart;
import io.threeways.cli.platform.LocalStop;
import io.threeways.cli.terminal.Progress;
import java.util.Optional;

/**
 * Up, in the wanted topology: a platform that runs in another than the named one is stopped first.
 */
public final class PlatformStart {
  private final Session session;
  private final Progress progress;

  public PlatformStart(Session session, Progress progress) {
    this.session = session;
    this.progress = progress;
  }

  /**
   * @return the state once everything is ready, without memory
   */
  public JsonNode up(TopologyOptions wanted) {
    Optional<String> running = session.platform().state().map(PlatformStart::topology);
    if (wanted.isChosen() && running.filter(label -> !label.equals(wanted.label())).isPresent()) {
      progress.show("stopping the " + running.get() + " topology");
      new LocalStop(session.platform(), progress).down();
    }
    return new LocalStart(session.platform(), progress)
        .up(wanted.extracted(), wanted.isUnsafeBuilds());
  }

  private static String topology(JsonNode state) {
    return state.path("topology").asText();
  }
}

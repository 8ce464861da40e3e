package io.threeways.agent.process.http;

import io.threeways.agent.process.ProcessState;
import io.threeways.agent.process.PublishedPorts;
import io.threeways.agent.process.Snapshot;
import io.threeways.agent.sandbox.Unconfined;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A process as a client sees it. What does not apply to the state is null.
 *
 * @param revision rises with every state: wait for the next one with {@code ?since=}
 * @param state starting, running, exited, lost or refused
 * @param exitCode as a shell gives it: above 128 the signal's number plus 128
 * @param reason why it was or is being stopped, is lost or was refused
 * @param publishedAddress of the host's loopback, where the published port is
 * @param sandbox what keeps it in
 */
public record ProcessView(
    String id,
    long epoch,
    int revision,
    String state,
    @Nullable Long pid,
    @Nullable Instant startedAt,
    @Nullable Instant exitedAt,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String reason,
    @Nullable String publishedAddress,
    @Nullable Integer publishedPort,
    long outputBytes,
    String sandbox) {
  /** Of what runs without a sandbox, and so listens on the host itself. */
  private static final String HOST = "127.0.0.1";

  static ProcessView of(Snapshot snapshot) {
    return switch (snapshot.state()) {
      case ProcessState.Starting _ -> view(snapshot, "starting", null, null, null, null, null);
      case ProcessState.Running running ->
          view(snapshot, "running", running, null, null, null, reason(running));
      case ProcessState.Exited exited ->
          view(
              snapshot,
              "exited",
              exited.was(),
              exited.at(),
              exited.code(),
              exited.signal(),
              reason(exited.was()));
      case ProcessState.Lost lost ->
          view(snapshot, "lost", lost.was(), lost.at(), null, null, lost.reason());
      case ProcessState.Refused refused ->
          view(snapshot, "refused", null, refused.at(), null, null, refused.reason());
    };
  }

  private static @Nullable String reason(ProcessState.Running running) {
    return running.ending() == null ? null : running.ending().reason();
  }

  private static ProcessView view(
      Snapshot snapshot,
      String state,
      ProcessState.@Nullable Running running,
      @Nullable Instant exitedAt,
      @Nullable Integer exitCode,
      @Nullable Integer signal,
      @Nullable String reason) {
    return new ProcessView(
        snapshot.id().text(),
        snapshot.epoch(),
        snapshot.state().revision(),
        state,
        running == null ? null : running.host().pid(),
        running == null ? null : running.startedAt(),
        exitedAt,
        exitCode,
        signal,
        reason,
        running == null || running.publishedPort() == null ? null : address(snapshot),
        running == null ? null : running.publishedPort(),
        snapshot.outputBytes(),
        snapshot.sandbox());
  }

  private static String address(Snapshot snapshot) {
    return snapshot.sandbox().equals(new Unconfined().name()) ? HOST : PublishedPorts.ADDRESS;
  }
}

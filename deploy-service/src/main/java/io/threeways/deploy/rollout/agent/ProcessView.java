package io.threeways.deploy.rollout.agent;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.threeways.deploy.rollout.Sighting;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A process as the agent describes it; what it says besides does not matter here.
 *
 * @param state {@code starting}, {@code running}, {@code exited}, {@code lost} or {@code refused}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ProcessView(
    String id,
    long revision,
    String state,
    @Nullable Integer exitCode,
    @Nullable Integer signal,
    @Nullable String reason,
    @Nullable String publishedAddress,
    @Nullable Integer publishedPort,
    long outputBytes) {

  Sighting sighting() {
    return switch (state) {
      case "starting" -> new Sighting.Starting(revision);
      case "running" ->
          publishedAddress == null || publishedPort == null
              ? new Sighting.Starting(revision)
              : new Sighting.Running(
                  revision, URI.create("http://" + publishedAddress + ":" + publishedPort));
      default -> new Sighting.Gone(revision, how(), state.equals("exited"));
    };
  }

  private String how() {
    String end =
        signal != null
            ? state + " by signal " + signal
            : exitCode != null ? state + " with code " + exitCode : "is " + state;
    return reason == null || reason.isBlank() ? end : end + " (" + reason + ")";
  }
}

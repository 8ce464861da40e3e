package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.LocalPlatform;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Switches mechanisms off and on again, by the settings of the services that own them. */
final class FaultSwitch {
  private final LocalPlatform platform;

  FaultSwitch(LocalPlatform platform) {
    this.platform = platform;
  }

  /**
   * Services whose settings change are started anew; other settings stay as they are.
   *
   * @param fault the only mechanism that is off from now on; null for none
   */
  void set(@Nullable Fault fault) {
    JsonNode current = platform.status().path("settings");
    TreeMap<String, String> wanted = new TreeMap<>();
    TreeMap<String, String> present = new TreeMap<>();
    current.forEachEntry((key, value) -> present.put(key, value.asText()));
    present.forEach(
        (key, value) -> {
          if (!Fault.isFault(key)) {
            wanted.put(key, value);
          }
        });
    if (fault != null) {
      wanted.putAll(fault.settings());
    }
    if (!wanted.equals(present)) {
      platform
          .local()
          .orElseThrow(
              () -> new Failure(ExitCode.UNAVAILABLE, "the platform went down", "threeways up"))
          .put("/api/local/settings", wanted);
    }
  }
}

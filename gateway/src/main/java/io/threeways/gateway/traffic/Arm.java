package io.threeways.gateway.traffic;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version as a request is assigned to it.
 *
 * @param deployment that is on trial at the time; null when none is
 * @param step of that deployment; 0 when none is on trial
 * @param endpoints in no order
 */
public record Arm(Version version, @Nullable UUID deployment, int step, List<URI> endpoints) {
  public Arm {
    endpoints = List.copyOf(endpoints);
  }
}

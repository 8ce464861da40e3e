package io.threeways.telemetry.verdict;

import io.threeways.events.DeployEvent.DeployFailed;
import io.threeways.events.DeployEvent.TrafficShifted;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.Envelope;
import io.threeways.events.Event;
import io.threeways.events.EventIds;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The events of one rollout, as deploy-service tells them. */
final class RolloutOnTrial {
  final UUID deployment = EventIds.next();
  final UUID chain = EventIds.next();
  private long sequence;

  Event traffic(int step, Instant since, Duration deadline) {
    return new TrafficShifted(
        envelope(since),
        deployment,
        "shop",
        "production",
        step,
        10,
        Duration.ofSeconds(5),
        since.plus(deadline),
        step - 1);
  }

  Event failed(DeployedArtifact candidate) {
    return new DeployFailed(
        envelope(Instant.now()),
        deployment,
        "shop",
        "production",
        candidate,
        List.of(),
        "health",
        "it never answered");
  }

  private Envelope envelope(Instant at) {
    return new Envelope(
        EventIds.next(),
        URI.create("/threeways/deploy"),
        at,
        chain,
        "shop/production",
        ++sequence,
        List.of());
  }
}

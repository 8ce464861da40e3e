package io.threeways.deploy.traffic.kafka;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.traffic.Route;
import io.threeways.deploy.traffic.RouteAnnouncements;
import io.threeways.deploy.traffic.Sticky;
import io.threeways.deploy.traffic.WrittenRoute;
import io.threeways.events.EventIds;
import io.threeways.outbox.OutboxMessage;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Routes as values of the compacted topic. */
@ApplicationScoped
public class KafkaRouteAnnouncements implements RouteAnnouncements {
  private final DeployOutbox outbox;
  private final RouteCodec codec = new RouteCodec();

  @Inject
  public KafkaRouteAnnouncements(DeployOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void announce(WrittenRoute written) {
    ApplicationRoute route = wire(written);
    outbox.append(
        new OutboxMessage(
            EventIds.next(),
            ApplicationRoute.TOPIC,
            route.key(),
            Map.of("content-type", "application/json"),
            codec.encode(route)));
  }

  /** A tombstone: gateways forget the route, and compaction its history. */
  @Override
  public void withdraw(Place place) {
    outbox.append(
        OutboxMessage.tombstone(
            EventIds.next(),
            ApplicationRoute.TOPIC,
            ApplicationRoute.key(place.application(), place.environment())));
  }

  static ApplicationRoute wire(WrittenRoute written) {
    Route route = written.route();
    Place place = route.place();
    return new ApplicationRoute(
        place.application(),
        place.environment(),
        written.epoch(),
        written.version(),
        new ApplicationRoute.Stable(route.stable().artifact(), route.stable().endpoints()),
        candidate(route.candidate(), written.validUntil()),
        stickiness(route.sticky()));
  }

  private static ApplicationRoute.@Nullable Candidate candidate(
      Route.@Nullable Candidate candidate, @Nullable Instant validUntil) {
    return candidate == null
        ? null
        : new ApplicationRoute.Candidate(
            candidate.artifact(),
            candidate.endpoints(),
            candidate.weight(),
            candidate.deployment(),
            candidate.step(),
            Objects.requireNonNull(validUntil, "a candidate without validity"));
  }

  private static ApplicationRoute.Stickiness stickiness(Sticky sticky) {
    ApplicationRoute.Stickiness.Kind kind =
        switch (sticky.kind()) {
          case NONE -> ApplicationRoute.Stickiness.Kind.NONE;
          case COOKIE -> ApplicationRoute.Stickiness.Kind.COOKIE;
          case HEADER -> ApplicationRoute.Stickiness.Kind.HEADER;
        };
    return new ApplicationRoute.Stickiness(kind, sticky.name());
  }
}

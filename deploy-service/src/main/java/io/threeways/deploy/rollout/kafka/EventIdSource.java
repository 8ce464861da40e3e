package io.threeways.deploy.rollout.kafka;

import io.threeways.deploy.rollout.Ids;
import io.threeways.events.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Ids as events have them, so that all of them sort by time. */
@ApplicationScoped
public class EventIdSource implements Ids {
  @Override
  public UUID next() {
    return EventIds.next();
  }
}

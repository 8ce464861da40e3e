package io.threeways.deploy.toggle.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.deploy.toggle.Definition;
import io.threeways.deploy.toggle.ToggleAnnouncements;
import io.threeways.deploy.toggle.ToggleChange;
import io.threeways.events.DeployEvent.ToggleChanged;
import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes of toggles as events. Each is a chain of its own: no change of code causes it. */
@ApplicationScoped
public class KafkaToggleAnnouncements implements ToggleAnnouncements {
  private final DeployOutbox outbox;
  private final ObjectMapper json = new ObjectMapper();

  @Inject
  public KafkaToggleAnnouncements(DeployOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void changed(ToggleChange change) {
    Envelope envelope =
        new Envelope(
            EventIds.next(),
            DeployOutbox.SOURCE,
            change.at(),
            EventIds.next(),
            change.key(),
            outbox.nextSequence("toggle/" + change.key()),
            List.of());
    outbox.append(
        new ToggleChanged(
            envelope,
            change.key(),
            change.version(),
            change.state(),
            text(change.definition()),
            change.by(),
            change.reason()));
  }

  private @Nullable String text(@Nullable Definition definition) {
    try {
      return definition == null ? null : json.writeValueAsString(definition.json());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("has no JSON form: " + definition, e);
    }
  }
}

package io.threeways.learning.flow.kafka;

import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import io.threeways.events.LearningEvent.ChangeFinished;
import io.threeways.events.Link;
import io.threeways.learning.flow.Finish;
import io.threeways.learning.flow.FinishAnnouncements;
import io.threeways.learning.kafka.LearningOutbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** {@code change-finished}, by the outbox. */
@ApplicationScoped
class KafkaFinishAnnouncements implements FinishAnnouncements {
  /** A change is finished once: this topic has one event of it. */
  private static final long ONLY = 1;

  private final LearningOutbox outbox;

  KafkaFinishAnnouncements(LearningOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void finished(Finish finish) {
    outbox.append(event(finish));
  }

  /** The same event from the same facts: its id and time follow from them. */
  static ChangeFinished event(Finish finish) {
    Envelope envelope =
        new Envelope(
            EventIds.derived(finish.passedAt(), "change-finished " + finish.chain()),
            LearningOutbox.SOURCE,
            finish.passedAt(),
            finish.chain(),
            finish.change(),
            ONLY,
            List.of(
                Link.causedBy(finish.chain(), finish.passed()),
                Link.causedBy(finish.chain(), finish.tested())));
    return new ChangeFinished(
        envelope,
        finish.repository(),
        finish.change(),
        finish.commit(),
        finish.build(),
        finish.environment(),
        finish.leadTime());
  }
}

package io.threeways.deploy.configuration.kafka;

import io.threeways.deploy.configuration.ConfigurationAnnouncements;
import io.threeways.deploy.configuration.Difference;
import io.threeways.deploy.configuration.Order;
import io.threeways.deploy.configuration.Origin;
import io.threeways.deploy.configuration.Outcome;
import io.threeways.deploy.configuration.Run;
import io.threeways.deploy.kafka.DeployOutbox;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentEvent;
import io.threeways.events.EnvironmentEvent.EnvironmentModified;
import io.threeways.events.EnvironmentEvent.Modification;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** What became of machines, as events of their environments. */
@ApplicationScoped
public class KafkaConfigurationAnnouncements implements ConfigurationAnnouncements {
  private final DeployOutbox outbox;

  @Inject
  public KafkaConfigurationAnnouncements(DeployOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void modified(Run.Ended run) {
    switch (run.outcome()) {
      case Outcome.Applied(List<Difference> changes) -> say(run, Modification.CONFIGURED, changes);
      case Outcome.Partly partly -> say(run, Modification.PARTLY_CONFIGURED, partly.changes());
      case Outcome.Different(List<Difference> differences) ->
          say(run, Modification.DRIFTED, differences);
      case Outcome.NoDifference _, Outcome.Failed _ ->
          throw new IllegalArgumentException("nothing was modified by " + run.order().id());
    }
  }

  private void say(Run.Ended run, Modification modification, List<Difference> differences) {
    Order order = run.order();
    outbox.append(
        new EnvironmentModified(
            envelope(run),
            order.description().environment(),
            modification,
            order.by(),
            order.description().tool().word(),
            order.description().commit(),
            null,
            differences.stream().map(KafkaConfigurationAnnouncements::words).toList()));
  }

  /** What nobody proposed begins a chain of its own. */
  private Envelope envelope(Run.Ended run) {
    String environment = run.order().description().environment();
    Origin origin = run.order().origin();
    UUID chain = origin == null ? EventIds.next() : origin.chain();
    return new Envelope(
        EventIds.next(),
        DeployOutbox.SOURCE,
        run.endedAt(),
        chain,
        environment,
        outbox.nextSequence(environment),
        origin == null ? List.of() : List.of(Link.causedBy(chain, origin.event())));
  }

  private static EnvironmentEvent.Difference words(Difference difference) {
    String what =
        difference.where() == null
            ? difference.what()
            : difference.what() + " (" + difference.where() + ")";
    return new EnvironmentEvent.Difference(what, difference.before(), difference.after());
  }
}

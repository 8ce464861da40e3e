package io.threeways.deploy.configuration.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.annotations.Blocking;
import io.threeways.deploy.configuration.ConfigurationRounds;
import io.threeways.deploy.configuration.Description;
import io.threeways.deploy.configuration.HearOfCommits;
import io.threeways.deploy.configuration.Origin;
import io.threeways.deploy.configuration.Tool;
import io.threeways.deploy.rollout.Contributors;
import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentConfiguration;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.PullRequestEvent.ChangeMerged;
import io.threeways.events.UnknownEventType;
import io.threeways.observability.Chain;
import io.threeways.outbox.Deliveries;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * What commits say of environments, whether they are green, and who pushed them: in whichever order
 * it comes.
 */
@ApplicationScoped
class CommitListener {
  private static final String MAIN = "main";
  private static final String HANDLER = "deploy-configuration";
  private static final String CONTRIBUTORS = "deploy-contributors";

  private final HearOfCommits hearing;
  private final Contributors contributors;
  private final ConfigurationRounds rounds;
  private final Deliveries deliveries;
  private final EventCodec codec = new EventCodec();

  @Inject
  CommitListener(
      HearOfCommits hearing,
      Contributors contributors,
      ConfigurationRounds rounds,
      @Identifier("deploy") Deliveries deliveries) {
    this.hearing = hearing;
    this.contributors = contributors;
    this.rounds = rounds;
    this.deliveries = deliveries;
  }

  @Incoming("deploy-change-pushed-in")
  @Blocking
  void onPush(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    ChangePushed event = codec.decode(ChangePushed.class, record.value());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                CONTRIBUTORS,
                record,
                () -> contributors.add(event.change(), List.of(event.pusher(), event.author()))));
    heard(
        record,
        event.envelope(),
        described(event.repository(), event.commit(), event.files(), event.configurations()),
        event.pusher(),
        event.branch().equals(MAIN));
  }

  /** What the merge queue lands was pushed to other branches only. */
  @Incoming("deploy-change-merged-in")
  @Blocking
  void onMerge(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    ChangeMerged event = codec.decode(ChangeMerged.class, record.value());
    heard(
        record,
        event.envelope(),
        described(event.repository(), event.commit(), event.files(), event.configurations()),
        event.by(),
        event.target().equals(MAIN));
  }

  private void heard(
      ConsumerRecord<String, byte[]> record,
      Envelope envelope,
      List<Description> described,
      String who,
      boolean onMain) {
    if (described.isEmpty()) {
      return;
    }
    Origin origin = new Origin(envelope.chainId(), envelope.id());
    Chain.within(
        envelope.chainId(),
        () ->
            deliveries.deliver(
                HANDLER, record, () -> hearing.pushed(described, origin, who, onMain)));
    rounds.wake();
  }

  @Incoming("deploy-build-passed-in")
  @Blocking
  void onPass(ConsumerRecord<String, byte[]> record) throws MalformedEvent, UnknownEventType {
    BuildPassed event = codec.decode(BuildPassed.class, record.value());
    Chain.within(
        event.envelope().chainId(),
        () ->
            deliveries.deliver(
                HANDLER, record, () -> hearing.passed(event.repository(), event.commit())));
    rounds.wake();
  }

  private static List<Description> described(
      String repository,
      String commit,
      @Nullable URI files,
      @Nullable List<EnvironmentConfiguration> configurations) {
    if (files == null || configurations == null) {
      return List.of();
    }
    return configurations.stream()
        .map(
            configuration ->
                new Description(
                    repository,
                    commit,
                    configuration.environment(),
                    Tool.of(configuration.tool()),
                    configuration.file(),
                    files))
        .toList();
  }
}

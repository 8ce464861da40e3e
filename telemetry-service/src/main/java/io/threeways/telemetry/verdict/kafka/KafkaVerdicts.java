package io.threeways.telemetry.verdict.kafka;

import io.threeways.events.Decision;
import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.telemetry.kafka.TelemetryOutbox;
import io.threeways.telemetry.verdict.Judgement;
import io.threeways.telemetry.verdict.Subject;
import io.threeways.telemetry.verdict.Verdict;
import io.threeways.telemetry.verdict.VerdictDocuments;
import io.threeways.telemetry.verdict.VerdictDocuments.VerdictDocument;
import io.threeways.telemetry.verdict.Verdicts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Says {@code deploy-judged}, and keeps what was said. */
@ApplicationScoped
class KafkaVerdicts implements Verdicts {
  private final TelemetryOutbox outbox;
  private final VerdictDocuments documents;

  @Inject
  KafkaVerdicts(TelemetryOutbox outbox, VerdictDocuments documents) {
    this.outbox = outbox;
    this.documents = documents;
  }

  @Override
  public void announce(Verdict verdict) {
    EncodedEvent event = outbox.append(event(verdict));
    documents.add(
        new VerdictDocument(
            event.id(),
            verdict.subject().deployment(),
            verdict.at(),
            new String(event.value(), StandardCharsets.UTF_8)));
  }

  private DeployJudged event(Verdict verdict) {
    Subject subject = verdict.subject();
    Judgement judgement = verdict.assessment().judgement();
    String aggregate = subject.application() + "/" + subject.environment();
    Envelope envelope =
        new Envelope(
            EventIds.next(),
            TelemetryOutbox.SOURCE,
            verdict.at(),
            subject.chain(),
            aggregate,
            outbox.nextSequence(aggregate),
            List.of(Link.causedBy(subject.chain(), verdict.step().cause())));
    return new DeployJudged(
        envelope,
        subject.deployment(),
        subject.application(),
        subject.environment(),
        verdict.step().number(),
        Objects.requireNonNull(verdict.step().canaryStep(), "a judged step is a canary step"),
        decision(judgement.decision()),
        judgement.rule(),
        judgement.measure().word(),
        verdict.file().step().elapsed(),
        EvidenceForm.of(verdict.file(), verdict.assessment()));
  }

  private static Decision decision(io.threeways.telemetry.verdict.Decision decision) {
    return switch (decision) {
      case PROMOTE -> Decision.PROMOTE;
      case ROLLBACK -> Decision.ROLLBACK;
      case FIX_FORWARD -> Decision.FIX_FORWARD;
      case INCONCLUSIVE -> Decision.INCONCLUSIVE;
      case HOLD -> throw new IllegalArgumentException("nobody is told that nothing is decided");
    };
  }
}

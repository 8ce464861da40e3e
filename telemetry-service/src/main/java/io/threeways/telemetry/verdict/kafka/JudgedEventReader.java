package io.threeways.telemetry.verdict.kafka;

import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.events.UnknownEventType;
import io.threeways.telemetry.verdict.RecordedVerdict;
import io.threeways.telemetry.verdict.VerdictReader;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads {@code deploy-judged}. */
@ApplicationScoped
class JudgedEventReader implements VerdictReader {
  private final EventCodec codec = new EventCodec();

  @Override
  public RecordedVerdict read(byte[] document) throws Unreadable {
    try {
      return EvidenceReading.verdict(codec.decode(DeployJudged.class, document));
    } catch (MalformedEvent | UnknownEventType e) {
      throw new Unreadable("not a deploy-judged event: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new Unreadable("its evidence makes no sense: " + e.getMessage(), e);
    }
  }
}

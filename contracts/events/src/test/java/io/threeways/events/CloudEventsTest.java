package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsTest {
  private static final String DOCUMENT =
      """
      {"context":{"specversion":"0.5.1","id":"7","source":"/ci","type":"dev.cdevents.build.queued.0.3.0",
      "timestamp":"2026-11-23T10:00:00Z"},"subject":{"id":"thing","content":{}}}""";

  @ParameterizedTest
  @CsvSource({
    "id, 8, /context/id",
    "source, /other, /context/source",
    "type, dev.cdevents.build.started.0.3.0, /context/type",
    "subject, nothing, /subject/id",
    "time, 2026-11-23T10:00:01Z, /context/timestamp",
    "time, yesterday, /context/timestamp"
  })
  void anEnvelopeThatSaysSomethingElseIsRefused(String name, String value, String pointer) {
    assertThatThrownBy(() -> CloudEvents.readBinary(Map.of(name, value), bytes(DOCUMENT)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  @Test
  void theSameMomentInAnotherZoneIsTheSame() throws Exception {
    CdEvent event =
        CloudEvents.readBinary(Map.of("time", "2026-11-23T11:00:00+01:00"), bytes(DOCUMENT));

    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
  }

  /** As the SDK for Go sends it: its client stamps the envelope. */
  @Test
  void theMomentOfSendingIsNotAnotherMoment() throws Exception {
    CdEvent event =
        CloudEvents.readBinary(Map.of("time", "2026-11-23T10:00:00.000675Z"), bytes(DOCUMENT));

    assertThat(event.timestamp()).isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
  }

  @Test
  void aStructuredEnvelopeIsUnpacked() throws Exception {
    String envelope = "{\"specversion\":\"1.0\",\"id\":\"7\",\"data\":%s}".formatted(DOCUMENT);

    assertThat(CloudEvents.readStructured(bytes(envelope)))
        .isEqualTo(CdEvent.read(bytes(DOCUMENT)));
  }

  @Test
  void aRecordIsReadInTheModeThatItsContentTypeNames() throws Exception {
    String envelope = "{\"specversion\":\"1.0\",\"id\":\"7\",\"data\":%s}".formatted(DOCUMENT);

    CdEvent structured =
        CloudEvents.readRecord(
            Map.of("content-type", "application/cloudevents+json; charset=utf-8"), bytes(envelope));
    CdEvent binary = CloudEvents.readRecord(Map.of("ce_id", "7", "trace", "x"), bytes(DOCUMENT));

    assertThat(structured).isEqualTo(binary).isEqualTo(CdEvent.read(bytes(DOCUMENT)));
    assertThatThrownBy(() -> CloudEvents.readRecord(Map.of("ce_id", "8"), bytes(DOCUMENT)))
        .isInstanceOf(MalformedEvent.class);
  }

  @Test
  void whatIsWrongInsideAnEnvelopeIsFoundThere() {
    String envelope = "{\"data\":%s}".formatted(DOCUMENT.replace("\"7\"", "7"));

    assertThatThrownBy(() -> CloudEvents.readStructured(bytes(envelope)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo("/data/context/id"));
  }

  @Test
  void aDerivedIdIsTheSameForTheSameFactAndOrderedByTime() {
    Instant at = Instant.parse("2026-11-23T10:00:00.123Z");

    UUID id = EventIds.derived(at, "change-integrated x");

    assertThat(id).isEqualTo(EventIds.derived(at, "change-integrated x"));
    assertThat(id).isNotEqualTo(EventIds.derived(at, "change-integrated y"));
    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(at.toEpochMilli());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

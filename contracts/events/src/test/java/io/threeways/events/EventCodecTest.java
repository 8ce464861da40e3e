package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventCodecTest {
  private final EventCodec codec = new EventCodec();
  private final ObjectMapper json = new ObjectMapper();

  static Stream<Event> examples() {
    return Examples.all().stream();
  }

  @Test
  void everyRecordOfTheCatalogueHasAnExample() {
    assertThat(Examples.all().stream().map(event -> event.getClass().getName()))
        .containsExactlyInAnyOrderElementsOf(
            EventForms.records(Event.class).map(Class::getName).toList());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void whatIsEncodedIsDecodedToTheSame(Event event) throws Exception {
    EncodedEvent encoded = codec.encode(event);

    assertThat(codec.decode(Event.class, encoded.value())).isEqualTo(event);
    assertThat(codec.decode(event.getClass(), encoded.value())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theSameEventGivesTheSameBytes(Event event) throws Exception {
    byte[] value = codec.encode(event).value();

    assertThat(new EventCodec().encode(codec.decode(Event.class, value)).value()).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void headersSayWhatTheDocumentSays(Event event) throws Exception {
    EncodedEvent encoded = codec.encode(event);

    JsonNode document = json.readTree(encoded.value());
    assertThat(encoded.headers())
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", document.at("/context/id").asText())
        .containsEntry("ce_source", document.at("/context/source").asText())
        .containsEntry("ce_type", document.at("/context/type").asText())
        .containsEntry("ce_time", document.at("/context/timestamp").asText())
        .containsEntry("ce_subject", document.at("/subject/id").asText())
        .containsEntry("ce_sequence", document.at("/customData/sequence").asText())
        .containsEntry("ce_partitionkey", encoded.key());
    assertThat(document.at("/context/specversion").asText()).isEqualTo("0.5.1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/context/id",
        "/context/timestamp",
        "/context/chainId",
        "/subject/id",
        "/customData/sequence",
        "/customData/commit",
        "/customData/cause",
        "/customData/cause/outcome",
        "/customData/cause/tests/0/suite"
      })
  void aMissingFieldIsNamed(String pointer) throws Exception {
    ObjectNode document = aFailedBuild();
    parent(document, pointer).remove(last(pointer));

    assertThatThrownBy(() -> codec.decode(BuildEvent.class, bytes(document)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  @ParameterizedTest
  @CsvSource({
    "/context/id, 7x",
    "/context/timestamp, yesterday",
    "/customData/duration, long",
    "/customData/cause/tests/0/line, seventeen",
    "/customData/sequence, first"
  })
  void aWrongFieldIsNamed(String pointer, String value) throws Exception {
    ObjectNode document = aFailedBuild();
    parent(document, pointer).put(last(pointer), value);

    assertThatThrownBy(() -> codec.decode(BuildEvent.class, bytes(document)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  @Test
  void anUnknownOutcomeIsNoBuild() throws Exception {
    ObjectNode document = aFailedBuild();
    parent(document, "/subject/content/outcome").put("outcome", "perhaps");

    assertThatThrownBy(() -> codec.decode(BuildEvent.class, bytes(document)))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining("/subject/content/outcome");
  }

  @Test
  void anUnknownTypeIsSaid() throws Exception {
    ObjectNode document = aFailedBuild();
    parent(document, "/context/type").put("type", "dev.cdevents.service.removed.0.3.0");

    assertThatThrownBy(() -> codec.decode(BuildEvent.class, bytes(document)))
        .isInstanceOf(UnknownEventType.class);
  }

  @Test
  void unknownFieldsAreLeftToNewerReaders() throws Exception {
    ObjectNode document = aFailedBuild();
    document.withObject("/customData").put("weather", "rain");

    assertThat(codec.decode(BuildEvent.class, bytes(document))).isNotNull();
  }

  @Test
  void invalidUtf8IsRefused() {
    byte[] value = "{\"context\":{\"type\":\"\u00e4\"}}".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> codec.decode(Event.class, value))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining("UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "{} {}", "{\"a\":1,\"a\":2}"})
  void whatIsNoDocumentIsRefused(String text) {
    assertThatThrownBy(() -> codec.decode(Event.class, text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedEvent.class);
  }

  @Test
  void tooManyBytesAreRefusedUnread() {
    byte[] value = new byte[50 * 1024 * 1024];

    assertThatThrownBy(() -> codec.decode(Event.class, value))
        .isInstanceOf(MalformedEvent.class)
        .hasMessageContaining("52428800 bytes");
  }

  @Test
  void tooDeepAnObjectIsRefused() {
    String value = "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000);

    assertThatThrownBy(() -> codec.decode(Event.class, value.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MalformedEvent.class);
  }

  private ObjectNode aFailedBuild() throws Exception {
    Event failed =
        Examples.all().stream()
            .filter(BuildEvent.BuildFailed.class::isInstance)
            .findFirst()
            .orElseThrow();
    return (ObjectNode) json.readTree(codec.encode(failed).value());
  }

  private static byte[] bytes(JsonNode document) {
    return document.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static ObjectNode parent(ObjectNode document, String pointer) {
    return (ObjectNode) document.at(pointer.substring(0, pointer.lastIndexOf('/')));
  }

  private static String last(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}

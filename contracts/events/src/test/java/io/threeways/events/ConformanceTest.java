package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.events.CdEventSchemas.Conformance;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specification's own conformance files, and our own events against its schemas. */
class ConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CdEventSchemas SCHEMAS = new CdEventSchemas();

  static List<Path> files() throws IOException, URISyntaxException {
    Path folder =
        Path.of(
            Objects.requireNonNull(ConformanceTest.class.getResource("/cdevents-0.5.1/conformance"))
                .toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  static Stream<Event> ours() {
    return Examples.all().stream();
  }

  @Test
  void allFilesOfTheSpecificationAreHere() throws Exception {
    assertThat(files()).hasSize(45 + 1);
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadAndWrittenWithoutLoss(Path file) throws Exception {
    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(JSON.readTree(event.write())).isEqualTo(JSON.readTree(file.toFile()));
    assertThat(CdEvent.read(event.write())).isEqualTo(event);
  }

  @ParameterizedTest
  @MethodSource("files")
  void keepsItsSchema(Path file) throws Exception {
    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("files")
  void aStrangeFieldInTheContextIsRefused(Path file) throws Exception {
    ObjectNode mutant = (ObjectNode) JSON.readTree(file.toFile());
    ((ObjectNode) mutant.get("context")).put("weather", "rain");

    assertThatThrownBy(() -> SCHEMAS.check(CdEvent.of(mutant)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo("/context/weather"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/context/specversion",
        "/context/id",
        "/context/source",
        "/context/type",
        "/context/timestamp",
        "/subject/id",
        "/subject/content"
      })
  void noFileDoesWithout(String pointer) throws Exception {
    for (Path file : files()) {
      ObjectNode mutant = (ObjectNode) JSON.readTree(file.toFile());
      int last = pointer.lastIndexOf('/');
      ((ObjectNode) mutant.at(pointer.substring(0, last))).remove(pointer.substring(last + 1));

      assertThatThrownBy(() -> CdEvent.of(mutant))
          .as(file.toString())
          .isInstanceOfSatisfying(
              MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
    }
  }

  @Test
  void aLinkWithoutItsEndIsRefused() throws Exception {
    ObjectNode mutant = (ObjectNode) JSON.readTree(files().getFirst().toFile());
    ((ObjectNode) mutant.get("context")).putArray("links").addObject().put("linkType", "PATH");

    assertThatThrownBy(() -> SCHEMAS.check(CdEvent.of(mutant)))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).startsWith("/context/links/0"));
  }

  @Test
  void anotherVersionOfATypeIsUnknown() throws Exception {
    ObjectNode newer = (ObjectNode) JSON.readTree(files().getFirst().toFile());
    ObjectNode context = (ObjectNode) newer.get("context");
    context.put("type", context.get("type").asText().replaceFirst("\\d+\\.\\d+\\.\\d+$", "9.0.0"));

    assertThat(SCHEMAS.check(CdEvent.of(newer))).isEqualTo(Conformance.UNKNOWN_TYPE);
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourOwnEventsKeepTheirSchema(Event event) throws Exception {
    JsonNode document = JSON.readTree(new EventCodec().encode(event).value());

    assertThat(SCHEMAS.check(CdEvent.of(document))).isEqualTo(Conformance.KEEPS_SCHEMA);
  }
}

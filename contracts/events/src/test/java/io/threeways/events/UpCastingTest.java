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
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The golden examples of CDEvents 0.3.0 and 0.4.1 against those of 0.5.1, which tell the same
 * stories.
 */
class UpCastingTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final CdEventSchemas SCHEMAS = new CdEventSchemas();
  private static final Path PRESENT = folder("/cdevents-0.5.1/conformance");

  static List<Path> examplesOf03() throws IOException {
    return files("/cdevents-0.3.0/examples");
  }

  static List<Path> examplesOf04() throws IOException {
    return files("/cdevents-0.4.1/conformance");
  }

  static Stream<Path> olderExamples() throws IOException {
    return Stream.concat(examplesOf03().stream(), examplesOf04().stream());
  }

  @Test
  void allFilesOfBothSpecificationsAreHere() throws Exception {
    assertThat(examplesOf03()).hasSize(39);
    assertThat(examplesOf04()).hasSize(45);
  }

  @ParameterizedTest
  @MethodSource("olderExamples")
  void keepsTheSchemaInForceAfterwards(Path file) throws Exception {
    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  @ParameterizedTest
  @MethodSource("examplesOf04")
  void anExampleOf04BecomesThatOf05(Path file) throws Exception {
    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(JSON.readTree(event.write())).isEqualTo(present(file));
  }

  /** 0.3 had no links and no chains, and a few members of content less. */
  @ParameterizedTest
  @MethodSource("examplesOf03")
  void anExampleOf03BecomesThatOf05WithoutWhatCameLater(Path file) throws Exception {
    ObjectNode expected = present(file);
    ((ObjectNode) expected.get("context")).remove(List.of("chainId", "links", "schemaUri"));
    ObjectNode content = (ObjectNode) expected.at("/subject/content");
    content.remove("sbom");
    if (!json(file).at("/subject/content").has("user")) {
      content.remove("user");
    }
    if (file.endsWith("change_created.json")) {
      content.remove("description");
    }

    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(JSON.readTree(event.write())).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("olderExamples")
  void isTheSameWhenItIsReadAgain(Path file) throws Exception {
    CdEvent event = CdEvent.read(Files.readAllBytes(file));

    assertThat(CdEvent.read(event.write())).isEqualTo(event);
  }

  @Test
  void theDraftOf05ThatCameWith04IsRead() throws Exception {
    CdEvent event =
        CdEvent.read(Files.readAllBytes(folder("/cdevents-0.4.1").resolve("custom.json")));

    assertThat(event.type()).isEqualTo("dev.cdeventsx.mytool-resource.created.0.1.0");
    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  /** 0.5.0 differs from 0.5.1 in the schemas of three types, and in no document. */
  @Test
  void aDocumentOf050IsReadAsItIs() throws Exception {
    for (Path file : files("/cdevents-0.5.1/conformance")) {
      ObjectNode document = json(file);
      ((ObjectNode) document.get("context")).put("specversion", "0.5.0");

      CdEvent event = CdEvent.of(document);

      assertThat(event.document()).isEqualTo(document);
      assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "testsuiterun_finished, pass, success",
    "testsuiterun_finished, fail, failure",
    "testsuiterun_finished, cancel, cancel",
    "testcaserun_finished, error, error",
    "testcaserun_finished, fail, failure",
    "pipelinerun_finished, failure, failure",
    "pipelinerun_finished, error, error"
  })
  void outcomesGetTheNamesOf05(String name, String said, String read) throws Exception {
    ObjectNode document = example(name);
    ((ObjectNode) document.at("/subject/content")).put("outcome", said);

    CdEvent event = CdEvent.of(document);

    assertThat(event.at("/subject/content/outcome")).contains(read);
    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  @Test
  void theAddressOfATestSuiteMovesToo() throws Exception {
    ObjectNode document = example("testsuiterun_queued");
    ((ObjectNode) document.at("/subject/content/testSuite")).put("url", "https://tests.example/7");

    CdEvent event = CdEvent.of(document);

    assertThat(event.at("/subject/content/testSuite/uri")).contains("https://tests.example/7");
    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  @Test
  void anEmptyAddressSaysNothing() throws Exception {
    ObjectNode document = example("pipelinerun_finished");
    ((ObjectNode) document.at("/subject/content")).put("url", "");

    CdEvent event = CdEvent.of(document);

    assertThat(event.at("/subject/content/uri")).isEmpty();
    assertThat(SCHEMAS.check(event)).isEqualTo(Conformance.KEEPS_SCHEMA);
  }

  @ParameterizedTest
  @CsvSource({
    "pipelinerun_finished, /subject/content, url, job/shop/7/, /subject/content/url",
    "pipelinerun_finished, /subject/content, url, 'http://{x}', /subject/content/url",
    "testsuiterun_queued, /subject/content/testSuite, url, 7, /subject/content/testSuite/url",
    "pipelinerun_finished, /subject/content, uri, https://a.example, /subject/content/uri",
    "pipelinerun_finished, /subject, type, taskRun, /subject/type",
    "pipelinerun_finished, /context, version, 0.2.0, /context/version",
    "pipelinerun_finished, /context, version, 1.3.0, /context/version",
    "pipelinerun_finished, /context, specversion, 0.4.1, /context/specversion"
  })
  void whatHasNoPlaceIsRefusedWhereItStood(
      String name, String object, String member, String value, String pointer) throws Exception {
    ObjectNode document = example(name);
    ((ObjectNode) document.at(object)).put(member, value);

    assertThatThrownBy(() -> CdEvent.of(document))
        .isInstanceOfSatisfying(
            MalformedEvent.class, e -> assertThat(e.pointer()).isEqualTo(pointer));
  }

  @Test
  void anOutcomeThatNoSpecificationNamesIsRefused() throws Exception {
    ObjectNode document = example("pipelinerun_finished");
    ((ObjectNode) document.at("/subject/content")).put("outcome", "unstable");

    assertThatThrownBy(() -> SCHEMAS.check(CdEvent.of(document)))
        .isInstanceOfSatisfying(
            MalformedEvent.class,
            e -> assertThat(e.pointer()).isEqualTo("/subject/content/outcome"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dev.cdevents.weather.changed.0.1.0",
        "dev.cdevents.pipelinerun.finished.0.9.0",
        "dev.cdeventsx.mytool-pipelinerun.finished.0.1.0",
        "org.example.weather.changed"
      })
  void whatNoSchemaKnowsKeepsItsTypeAndContent(String type) throws Exception {
    ObjectNode document = example("pipelinerun_finished");
    ((ObjectNode) document.get("context")).put("type", type);
    ((ObjectNode) document.get("subject")).remove("type");
    JsonNode content = document.at("/subject/content").deepCopy();

    CdEvent event = CdEvent.of(document);

    assertThat(event.type()).isEqualTo(type);
    assertThat(event.document().at("/subject/content")).isEqualTo(content);
    assertThat(event.document().at("/context/specversion").asText()).isEqualTo("0.5.1");
  }

  @Test
  void anEnvelopeIsComparedWithWhatWasSent() throws Exception {
    byte[] value = Files.readAllBytes(examplesOf03().getFirst());
    String said = json(examplesOf03().getFirst()).at("/context/type").asText();

    CdEvent event = CloudEvents.readBinary(Map.of("type", said), value);

    assertThat(event.type()).isNotEqualTo(said);
    assertThatThrownBy(() -> CloudEvents.readBinary(Map.of("type", event.type()), value))
        .isInstanceOf(MalformedEvent.class);
  }

  private static ObjectNode example(String name) throws IOException {
    return json(folder("/cdevents-0.4.1/conformance").resolve(name + ".json"));
  }

  private static ObjectNode present(Path file) throws IOException {
    return json(PRESENT.resolve(file.getFileName()));
  }

  private static ObjectNode json(Path file) throws IOException {
    return (ObjectNode) JSON.readTree(file.toFile());
  }

  private static List<Path> files(String resource) throws IOException {
    try (Stream<Path> files = Files.list(folder(resource))) {
      return files.sorted().toList();
    }
  }

  private static Path folder(String resource) {
    try {
      return Path.of(Objects.requireNonNull(UpCastingTest.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

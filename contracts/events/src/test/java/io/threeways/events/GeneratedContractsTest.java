package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is committed for others to read is what the records say. {@code -Dcontracts.update} writes
 * it anew; look at the difference before you commit it: an event is a promise.
 */
class GeneratedContractsTest {
  private static final Path SCHEMAS = Path.of("schemas");
  private static final Path EXAMPLES = Path.of("examples");
  private static final Path ASYNC_API = Path.of("../asyncapi.yaml");
  private static final String HOW_TO = "run with -Dcontracts.update and look at the difference";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .build();
  private static final EventCodec CODEC = new EventCodec();
  private static final EventForms FORMS = new EventForms();

  /** All at once: an example is read again by another test than the one that writes it. */
  @BeforeAll
  static void update() throws IOException {
    if (System.getProperty("contracts.update") == null) {
      return;
    }
    Files.createDirectories(SCHEMAS);
    Files.createDirectories(EXAMPLES);
    for (Event example : Examples.all()) {
      Files.writeString(file(SCHEMAS, example), schema(example));
      Files.writeString(file(EXAMPLES, example), document(example));
    }
    Files.writeString(ASYNC_API, AsyncApi.text());
  }

  static Stream<Event> examples() {
    return Examples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedSchemaFollowsFromTheRecord(Event example) {
    assertThat(file(SCHEMAS, example)).as(HOW_TO).hasContent(schema(example));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedExampleIsWhatIsSent(Event example) {
    assertThat(file(EXAMPLES, example)).as(HOW_TO).hasContent(document(example));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedExampleIsStillRead(Event example) throws Exception {
    byte[] committed = Files.readAllBytes(file(EXAMPLES, example));

    assertThat(CODEC.decode(Event.class, committed)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleKeepsTheCommittedSchema(Event example) throws IOException {
    JsonNode schema = JSON.readTree(file(SCHEMAS, example).toFile());
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

    assertThat(compiled.validate(CODEC.document(example))).isEmpty();
  }

  @Test
  void theCommittedCatalogueFollowsFromTheRecords() {
    assertThat(ASYNC_API).as(HOW_TO).hasContent(AsyncApi.text());
  }

  @Test
  void nothingElseIsCommitted() throws IOException {
    Set<String> files =
        Topics.ofEvents().stream().map(topic -> topic + ".json").collect(Collectors.toSet());

    assertThat(names(SCHEMAS)).containsExactlyInAnyOrderElementsOf(files);
    assertThat(names(EXAMPLES)).containsExactlyInAnyOrderElementsOf(files);
  }

  private static Path file(Path folder, Event example) {
    return folder.resolve(FORMS.of(example.getClass()).topic() + ".json");
  }

  private static String schema(Event example) {
    return text(RecordSchema.of(FORMS.of(example.getClass())));
  }

  private static String document(Event example) {
    return text(CODEC.document(example));
  }

  private static String text(JsonNode document) {
    try {
      return JSON.writeValueAsString(document) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree has no text", e);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

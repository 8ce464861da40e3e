package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;

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
  private static final boolean UPDATE = System.getProperty("contracts.update") != null;

  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .defaultPrettyPrinter(
              new DefaultPrettyPrinter()
                  .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                  .withArrayIndenter(new DefaultIndenter("  ", "\n")))
          .build();

  private final EventCodec codec = new EventCodec();
  private final EventForms forms = new EventForms();

  static Stream<Event> examples() {
    return Examples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedSchemaFollowsFromTheRecord(Event example) throws IOException {
    EventForm form = forms.of(example.getClass());

    isCommitted(SCHEMAS.resolve(form.topic() + ".json"), text(RecordSchema.of(form)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedExampleIsWhatIsSent(Event example) throws IOException {
    isCommitted(EXAMPLES.resolve(topic(example) + ".json"), text(codec.document(example)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theCommittedExampleIsStillRead(Event example) throws Exception {
    byte[] committed = Files.readAllBytes(EXAMPLES.resolve(topic(example) + ".json"));

    assertThat(codec.decode(Event.class, committed)).isEqualTo(example);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void theExampleKeepsTheCommittedSchema(Event example) throws IOException {
    JsonNode schema = json.readTree(SCHEMAS.resolve(topic(example) + ".json").toFile());
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

    assertThat(compiled.validate(codec.document(example))).isEmpty();
  }

  @Test
  void theCommittedCatalogueFollowsFromTheRecords() throws IOException {
    isCommitted(ASYNC_API, AsyncApi.text());
  }

  @Test
  void nothingElseIsCommitted() throws IOException {
    Set<String> topics =
        Topics.ofEvents().stream().map(topic -> topic + ".json").collect(Collectors.toSet());

    assertThat(names(SCHEMAS)).containsExactlyInAnyOrderElementsOf(topics);
    assertThat(names(EXAMPLES)).containsExactlyInAnyOrderElementsOf(topics);
  }

  private String topic(Event example) {
    return forms.of(example.getClass()).topic();
  }

  private String text(JsonNode document) throws IOException {
    return json.writeValueAsString(document) + "\n";
  }

  private static void isCommitted(Path file, String text) throws IOException {
    if (UPDATE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, text);
    }
    assertThat(file).as("run with -Dcontracts.update and look at the difference").hasContent(text);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}

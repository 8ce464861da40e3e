package io.threeways.learning.chain.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.events.MalformedEvent;
import io.threeways.learning.chain.DoneState;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The published examples, told. */
class EventTellerTest {
  private static final Path EXAMPLES = Path.of("../contracts/events/examples");

  private final EventReader reader = new EventReader();
  private final EventTeller teller = new EventTeller();

  static List<String> topics() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files
          .map(file -> file.getFileName().toString().replace(".json", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("topics")
  void everyEventIsASentence(String topic) throws Exception {
    Telling telling = example(topic);

    assertThat(telling.words()).isNotBlank().doesNotContain("null", "Optional", "[");
    assertThat(telling.evidence())
        .allSatisfy(evidence -> assertThat(evidence.value()).isNotBlank().doesNotContain("null"));
  }

  @Test
  void aRedBuildNamesTheTestItsPlaceAndWhatChanged() throws Exception {
    Telling telling = example("build-failed");

    assertThat(telling.mood()).isEqualTo(Mood.BROKEN);
    assertThat(telling.words())
        .isEqualTo("build shop/42 failed at unit: BasketTest.sumsUp: expected 3 but was 2");
    assertThat(telling.evidence())
        .contains(
            new Evidence("cause", "code"),
            new Evidence(
                "failed test", "BasketTest.sumsUp (shop/BasketTest.java:17): expected 3 but was 2"),
            new Evidence("changed file", "src/main/java/shop/Basket.java"));
  }

  @Test
  void aJudgementHasItsNumbers() throws Exception {
    Telling telling = example("deploy-judged");

    assertThat(telling.evidence())
        .extracting(Evidence::name)
        .contains("decision", "looks", "customers hit", "errors");
  }

  @Test
  void aPassedBuildFinishesAndAnIntegratedChangeIsIntegrated() throws Exception {
    assertThat(example("build-passed").reached()).isEqualTo(DoneState.FINISHED);
    assertThat(example("change-integrated").reached()).isEqualTo(DoneState.INTEGRATED);
  }

  @Test
  void whatOtherToolsSayIsToldAndMovesNothing() throws Exception {
    String document =
        """
        {"context":{"specversion":"0.5.1","id":"7","source":"/jenkins",
         "type":"dev.cdevents.pipelinerun.finished.0.3.0","timestamp":"2026-11-23T10:00:00Z"},
         "subject":{"id":"nightly","content":{"outcome":"failure"}}}""";

    Telling telling = tell("events-received", document.getBytes(StandardCharsets.UTF_8));

    assertThat(telling.words()).isEqualTo("/jenkins said pipelinerun.finished of nightly: failure");
    assertThat(telling.step()).isNull();
  }

  private Telling example(String topic) throws IOException, MalformedEvent {
    return tell(topic, Files.readAllBytes(EXAMPLES.resolve(topic + ".json")));
  }

  private Telling tell(String topic, byte[] value) throws MalformedEvent {
    return teller.tell(reader.read(new ConsumerRecord<>(topic, 0, 0, "key", value)));
  }
}

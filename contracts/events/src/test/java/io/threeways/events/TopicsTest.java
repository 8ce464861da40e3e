package io.threeways.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.events.Topics.Declaration;
import io.threeways.events.Topics.Retention;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void everyTopicIsDeclaredOnce() {
    assertThat(Topics.all()).extracting(Declaration::name).doesNotHaveDuplicates();
  }

  @Test
  void whatTheChainIsMadeOfIsKeptForEver() {
    assertThat(Topics.all())
        .filteredOn(topic -> isOfTheChain(topic.name()))
        .hasSize(Topics.ofEvents().size() + 1)
        .extracting(Declaration::retention)
        .containsOnly(new Retention.Forever());
  }

  @Test
  void everyTopicThatIsConsumedHasDeadLetters() {
    List<String> names = Topics.all().stream().map(Declaration::name).toList();

    assertThat(names)
        .filteredOn(name -> isOfTheChain(name) || name.equals(Topics.METRIC_OBSERVED))
        .allSatisfy(name -> assertThat(names).contains(Topics.deadLetters(name)));
  }

  @Test
  void routesAreCompacted() {
    assertThat(Topics.all())
        .filteredOn(topic -> topic.name().equals(Topics.GATEWAY_ROUTES))
        .singleElement()
        .extracting(Declaration::retention)
        .isEqualTo(new Retention.Compacted());
  }

  private static boolean isOfTheChain(String name) {
    return Topics.ofEvents().contains(name) || name.equals(Topics.EVENTS_RECEIVED);
  }
}

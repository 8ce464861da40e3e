package io.threeways.learning.chain.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.events.EncodedEvent;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.MalformedEvent;
import io.threeways.learning.ShopStory;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.Followers;
import io.threeways.learning.chain.InMemoryChainLog;
import io.threeways.learning.chain.InMemoryChanges;
import io.threeways.learning.chain.RecordEvent;
import io.threeways.learning.chain.Story;
import io.threeways.learning.chain.TellStories;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** No order across topics, and every event at least once. */
class InterleavingPropertiesTest {
  private static final EventReader READER = new EventReader();
  private static final EventTeller TELLER = new EventTeller();
  private static final EventCodec CODEC = new EventCodec();
  private static final List<Event> EVENTS = ShopStory.of("shop");
  private static final List<List<String>> EXPECTED = told(EVENTS);

  @Property(tries = 300)
  void anyInterleavingAndRedeliveryGivesTheSameStories(@ForAll("deliveries") List<Event> events) {
    assertThat(told(events)).isEqualTo(EXPECTED);
  }

  /** All events in any order, then some of them once more. */
  @Provide
  Arbitrary<List<Event>> deliveries() {
    return Arbitraries.shuffle(EVENTS)
        .flatMap(
            once ->
                Arbitraries.of(EVENTS)
                    .list()
                    .ofMaxSize(EVENTS.size())
                    .map(again -> joined(once, again)));
  }

  private static List<Event> joined(List<Event> once, List<Event> again) {
    List<Event> all = new ArrayList<>(again.subList(0, again.size() / 2));
    all.addAll(once);
    all.addAll(again.subList(again.size() / 2, again.size()));
    return all;
  }

  private static List<List<String>> told(List<Event> events) {
    InMemoryChainLog log = new InMemoryChainLog();
    InMemoryChanges changes = new InMemoryChanges();
    RecordEvent record = new RecordEvent(log, changes, TELLER, new Followers(List.of()));
    for (Event event : events) {
      record.record(read(CODEC.encode(event)));
    }
    TellStories stories = new TellStories(log, changes, TELLER);
    return stories.latest(null, 10, InterleavingPropertiesTest::text);
  }

  private static ChainEvent read(EncodedEvent encoded) {
    try {
      return READER.read(
          new ConsumerRecord<>(encoded.topic(), 0, 0, encoded.key(), encoded.value()));
    } catch (MalformedEvent e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> text(Story story) {
    List<String> text = new ArrayList<>();
    text.add(story.change() + " " + story.lasted() + " " + story.worked());
    story.reached().forEach((state, step) -> text.add(state + " " + step.event().id()));
    story
        .steps()
        .forEach(
            step ->
                text.add(
                    "%s %s %s %s %s %s %s"
                        .formatted(
                            step.event().id(),
                            step.own(),
                            step.after(),
                            step.waited(),
                            step.took(),
                            step.causes(),
                            step.telling())));
    return text;
  }
}

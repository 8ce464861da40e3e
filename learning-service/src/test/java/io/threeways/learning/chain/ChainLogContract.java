package io.threeways.learning.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every log does. */
public abstract class ChainLogContract {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00.123456Z");

  private final String topic = "topic-" + UUID.randomUUID();
  private final String chain = "chain-" + UUID.randomUUID();

  protected abstract ChainLog log();

  @Test
  public void anEventIsLoggedOnceAndAsItCame() {
    ChainEvent event = event(chain, "a", 0, new EventLink(EventLink.Kind.PATH, null, "x", null));

    assertThat(log().append(event)).isPresent();
    assertThat(log().append(event)).isEmpty();

    assertThat(log().withId(event.id()))
        .singleElement()
        .satisfies(
            logged -> {
              assertThat(logged.event()).usingRecursiveComparison().isEqualTo(event);
              assertThat(logged.position()).isLessThanOrEqualTo(log().head());
            });
  }

  @Test
  public void theSameIdOfAnotherSourceIsAnotherEvent() {
    ChainEvent one = event(chain, "same", 0);
    ChainEvent other =
        new ChainEvent(
            one.arrival(),
            one.id(),
            "/elsewhere",
            one.type(),
            one.subject(),
            one.chain(),
            one.at(),
            one.links(),
            one.document());

    assertThat(log().append(one)).isPresent();
    assertThat(log().append(other)).isPresent();

    assertThat(log().withId(one.id())).hasSize(2);
  }

  @Test
  public void positionsRiseInTheOrderOfTheLog() {
    append(event(chain, "late", 9), event(chain, "early", 1), event(chain, "middle", 5));

    List<LoggedEvent> all = log().after(0, atMost(10), topic);

    assertThat(all)
        .extracting(logged -> logged.event().subject())
        .containsExactly("late", "early", "middle");
    assertThat(all).extracting(LoggedEvent::position).isSorted().doesNotHaveDuplicates();
    assertThat(log().after(all.getFirst().position(), atMost(1), topic))
        .extracting(logged -> logged.event().subject())
        .containsExactly("early");
    assertThat(log().latest(atMost(2), topic))
        .extracting(logged -> logged.event().subject())
        .containsExactly("early", "middle");
  }

  @Test
  public void aChainIsReadInTheOrderOfTime() {
    append(event(chain, "late", 9), event(chain, "early", 1), event("other" + chain, "no", 5));

    assertThat(log().ofChains(Set.of(chain), atMost(10)))
        .extracting(ChainEvent::subject)
        .containsExactly("early", "late");
  }

  @Test
  public void aReadingEndsWithTheEventThatExceedsItsBytes() {
    append(event(chain, "a", 1), event(chain, "b", 2), event(chain, "c", 3));
    Most lessThanTwo = new Most(10, 2 * event(chain, "size", 0).document().length - 1);
    Most lessThanOne = new Most(10, 1);

    assertThat(log().after(0, lessThanTwo, topic))
        .extracting(logged -> logged.event().subject())
        .containsExactly("a", "b");
    assertThat(log().latest(lessThanTwo, topic))
        .extracting(logged -> logged.event().subject())
        .containsExactly("b", "c");
    assertThat(log().ofChains(Set.of(chain), lessThanOne))
        .extracting(ChainEvent::subject)
        .containsExactly("a");
  }

  @Test
  public void othersCrowdNoneOfOursOutOfAChain() {
    ChainEvent own = event(chain, "own", 9);
    ChainEvent ours =
        new ChainEvent(
            own.arrival(),
            own.id(),
            ChainEvent.OURS + "build",
            own.type(),
            own.subject(),
            own.chain(),
            own.at(),
            own.links(),
            own.document());
    append(event(chain, "early", 1), event(chain, "later", 2), ours);

    assertThat(log().ofChains(Set.of(chain), atMost(2)))
        .extracting(ChainEvent::subject)
        .containsExactly("early", "own");
  }

  @Test
  public void chainsThatContainAChainAreFoundByChainAndByEvent() {
    ChainEvent member = event(chain, "member", 0);
    append(
        member,
        event("by chain" + chain, "a", 1, contains(null, chain)),
        event("by event" + chain, "b", 2, contains(member.id(), null)),
        event(
            "caused" + chain,
            "c",
            3,
            new EventLink(EventLink.Kind.PATH, null, member.id(), chain)));

    assertThat(log().containing(Set.of(chain)))
        .containsExactlyInAnyOrder("by chain" + chain, "by event" + chain);
  }

  private static Most atMost(int events) {
    return new Most(events, Long.MAX_VALUE);
  }

  private void append(ChainEvent... events) {
    Arrays.stream(events).forEach(log()::append);
  }

  private static EventLink contains(@Nullable String event, @Nullable String chain) {
    return new EventLink(EventLink.Kind.RELATION, EventLink.CONTAINS, event, chain);
  }

  private ChainEvent event(String chain, String subject, int second, EventLink... links) {
    return new ChainEvent(
        new Arrival(topic, 1, second),
        subject + "-" + UUID.randomUUID(),
        "/test",
        "type",
        subject,
        chain,
        BEGIN.plusSeconds(second),
        List.of(links),
        new byte[] {1, 2, 3});
  }
}

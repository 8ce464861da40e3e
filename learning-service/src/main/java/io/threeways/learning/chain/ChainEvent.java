package io.threeways.learning.chain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An event, ours or foreign, as far as chains are made of it.
 *
 * @param arrival the first place in Kafka that it was read from
 * @param id unique for its source
 * @param source who said it
 * @param type {@code context.type}
 * @param subject what it is about
 * @param chain that it belongs to; null when its producer keeps none
 * @param at when it happened, to the microsecond
 * @param links to other events
 * @param document its bytes, as they came
 */
public record ChainEvent(
    Arrival arrival,
    String id,
    String source,
    String type,
    String subject,
    @Nullable String chain,
    Instant at,
    List<EventLink> links,
    byte[] document) {
  /** How the sources of our own events begin, and nobody else's. */
  public static final String OURS = "/threeways/";

  public ChainEvent {
    links = List.copyOf(links);
  }

  /** The events that caused this one. */
  public List<String> causes() {
    return links.stream()
        .filter(link -> link.kind() == EventLink.Kind.PATH)
        .map(EventLink::event)
        .filter(Objects::nonNull)
        .toList();
  }

  /** The same, as if nobody had said what it belongs to. */
  public ChainEvent withoutLinks() {
    return new ChainEvent(arrival, id, source, type, subject, chain, at, List.of(), document);
  }
}

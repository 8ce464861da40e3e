package io.threeways.pipeline.file;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Counts how many nodes a document would have with its aliases written out, before anything writes
 * them out: each alias weighs what its anchor weighs. It stops at the alias that exceeds the limit.
 */
final class ExpandedSize {
  private final Limits limits;
  private final Map<Anchor, Long> closed = new HashMap<>();
  private final Deque<Open> open = new ArrayDeque<>();

  ExpandedSize(Limits limits) {
    this.limits = limits;
    open.push(new Open(Optional.empty()));
  }

  void add(Event event) throws RefusedText {
    Place place = event.getStartMark().map(Place::of).orElse(Place.START);
    switch (event) {
      case AliasEvent alias -> grow(weightOf(alias.getAlias(), place), place, true);
      case ScalarEvent scalar -> {
        scalar.getAnchor().ifPresent(anchor -> closed.put(anchor, 1L));
        grow(1, place, false);
      }
      case CollectionStartEvent start -> descend(start, place);
      case CollectionEndEvent _ -> ascend();
      default -> {
        // Begin and end of stream and document weigh nothing.
      }
    }
  }

  private void descend(NodeEvent start, Place place) throws RefusedText {
    grow(1, place, false);
    open.push(new Open(start.getAnchor()));
    if (open.size() - 1 > limits.depth()) {
      throw new RefusedText(
          place.says("nested more than %d levels deep".formatted(limits.depth())));
    }
  }

  private void ascend() {
    Open done = open.pop();
    done.anchor.ifPresent(anchor -> closed.put(anchor, done.weight + 1));
    open.element().weight += done.weight;
  }

  private long weightOf(Anchor anchor, Place place) throws RefusedText {
    if (open.stream().anyMatch(collection -> collection.anchor.equals(Optional.of(anchor)))) {
      throw new RefusedText(place.says("alias *%s contains itself".formatted(anchor)));
    }
    // An unknown anchor is reported by the composer, with its own words.
    return closed.getOrDefault(anchor, 1L);
  }

  private void grow(long weight, Place place, boolean byAlias) throws RefusedText {
    open.element().weight += weight;
    long total = open.stream().mapToLong(collection -> collection.weight).sum();
    if (total > limits.nodes()) {
      throw new RefusedText(
          place.says(
              byAlias
                  ? "with its aliases written out the file exceeds %,d values (an alias bomb?)"
                      .formatted(limits.nodes())
                  : "the file has more than %,d values".formatted(limits.nodes())));
    }
  }

  private static final class Open {
    private final Optional<Anchor> anchor;
    private long weight;

    Open(Optional<Anchor> anchor) {
      this.anchor = anchor;
    }
  }
}

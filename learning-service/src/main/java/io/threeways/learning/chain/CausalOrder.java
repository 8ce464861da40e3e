package io.threeways.learning.chain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Events in the one order that does not depend on how they arrived: a cause before its effect, else
 * the earlier before the later, else by id. Clocks of several processes differ; links do not.
 */
final class CausalOrder {
  private static final Comparator<Node> BY_TIME =
      Comparator.comparing((Node node) -> node.event.at())
          .thenComparing(node -> node.event.id())
          .thenComparing(node -> node.event.source());

  private final List<Node> nodes;

  private CausalOrder(List<Node> nodes) {
    this.nodes = nodes;
  }

  /** Repeated events are left out. */
  static List<ChainEvent> of(Collection<ChainEvent> events) {
    Map<List<String>, Node> once = new LinkedHashMap<>();
    for (ChainEvent event : events) {
      once.putIfAbsent(List.of(event.source(), event.id()), new Node(event));
    }
    CausalOrder order = new CausalOrder(List.copyOf(once.values()));
    order.connect();
    return order.sorted();
  }

  private void connect() {
    Map<String, List<Node>> byId = new HashMap<>();
    for (Node node : nodes) {
      byId.computeIfAbsent(node.event.id(), id -> new ArrayList<>()).add(node);
    }
    for (Node effect : nodes) {
      for (String id : Set.copyOf(effect.event.causes())) {
        byId.getOrDefault(id, List.of()).forEach(cause -> cause.causes(effect));
      }
    }
  }

  private List<ChainEvent> sorted() {
    PriorityQueue<Node> ready = new PriorityQueue<>(BY_TIME);
    nodes.stream().filter(node -> node.unplacedCauses == 0).forEach(ready::add);
    List<ChainEvent> sorted = new ArrayList<>();
    while (sorted.size() < nodes.size()) {
      Node next = ready.isEmpty() ? earliestOfACircle() : ready.remove();
      next.placed = true;
      sorted.add(next.event);
      for (Node effect : next.effects) {
        effect.unplacedCauses--;
        if (effect.unplacedCauses == 0 && !effect.placed) {
          ready.add(effect);
        }
      }
    }
    return sorted;
  }

  /** Foreign producers may link in circles; time then breaks the circle. */
  private Node earliestOfACircle() {
    return nodes.stream().filter(node -> !node.placed).min(BY_TIME).orElseThrow();
  }

  private static final class Node {
    private final ChainEvent event;
    private final List<Node> effects = new ArrayList<>();
    private int unplacedCauses;
    private boolean placed;

    Node(ChainEvent event) {
      this.event = event;
    }

    void causes(Node effect) {
      if (effect != this) {
        effects.add(effect);
        effect.unplacedCauses++;
      }
    }
  }
}

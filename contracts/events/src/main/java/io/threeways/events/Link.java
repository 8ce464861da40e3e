package io.threeways.events;

import java.util.UUID;

/**
 * How an event is tied to an earlier one, as embedded in {@code context.links} (CDEvents 0.5.1,
 * "links").
 */
public sealed interface Link {

  /** The event at the other end. */
  EventReference target();

  /** The event that caused this one. */
  record Path(EventReference target) implements Link {}

  /**
   * Another relation than cause, for example {@value #CONTAINS}.
   *
   * @param kind the relation's name
   */
  record Relation(String kind, EventReference target) implements Link {
    /** Work that serves several changes contains each of them. */
    public static final String CONTAINS = "contains";
  }

  static Link causedBy(UUID chainId, UUID eventId) {
    return new Path(new EventReference(chainId, eventId));
  }

  static Link contains(UUID chainId, UUID eventId) {
    return new Relation(Relation.CONTAINS, new EventReference(chainId, eventId));
  }

  /**
   * One event of one chain.
   *
   * @param chainId the chain that it belongs to
   * @param eventId its {@code context.id}
   */
  record EventReference(UUID chainId, UUID eventId) {}
}

package io.threeways.learning.chain;

import org.jspecify.annotations.Nullable;

/**
 * How an event is tied to another one.
 *
 * @param kind cause, relation or end
 * @param relation the name of a relation, for example {@value #CONTAINS}
 * @param event the id of the event at the other end
 * @param chain that the other event belongs to, where the producer says so
 */
public record EventLink(
    Kind kind, @Nullable String relation, @Nullable String event, @Nullable String chain) {
  /** Work that serves several changes contains each of them. */
  public static final String CONTAINS = "contains";

  /** What the specification calls {@code linkType}. */
  public enum Kind {
    /** The other event caused this one. */
    PATH,
    /** Anything but cause. */
    RELATION,
    /** The chain ends here. */
    END
  }
}

package io.threeways.learning.chain;

/**
 * An event in the log.
 *
 * @param position 1, 2, 3, … in the order in which events were logged, without gaps
 */
public record LoggedEvent(long position, ChainEvent event) {}

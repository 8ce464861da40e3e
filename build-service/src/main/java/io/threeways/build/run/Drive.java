package io.threeways.build.run;

/**
 * The right to drive a build, as its driver holds it.
 *
 * @param epoch under which it was claimed
 */
public record Drive(BuildId id, long epoch) {}

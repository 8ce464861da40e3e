package io.threeways.agent.workspace;

/**
 * How much an archive may unpack to.
 *
 * @param bytes in all
 * @param entries files, folders and links together
 */
public record UnpackLimits(long bytes, int entries) {}

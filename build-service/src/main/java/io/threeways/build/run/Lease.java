package io.threeways.build.run;

import java.time.Instant;

/**
 * Who may drive a build.
 *
 * @param epoch rises with every driver; what a lower one asks for is refused
 * @param until when another may take over
 */
public record Lease(long epoch, Instant until) {}

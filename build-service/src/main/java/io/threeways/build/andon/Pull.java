package io.threeways.build.andon;

import java.time.Instant;
import java.util.UUID;

/**
 * A cord was pulled.
 *
 * @param number counts the repository's pulls, beginning with 1
 * @param by who pushed what broke main, or who pulled it by hand
 * @param reason one sentence for a person
 * @param chain that the events of this pull belong to: the breaking change's, where one is known
 */
public record Pull(
    long number, Breakage breakage, String by, String reason, Instant at, UUID chain) {}

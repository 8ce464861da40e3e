package io.threeways.telemetry.verdict;

/**
 * A decision and why.
 *
 * @param rule which rule led to it, in words with its numbers
 * @param measure the measure that decided; the first deciding one where all did
 */
public record Judgement(Decision decision, String rule, Measure measure) {}

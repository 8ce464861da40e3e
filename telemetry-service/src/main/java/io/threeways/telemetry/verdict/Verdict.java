package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.CaseFile.Assessment;
import java.time.Instant;

/**
 * A judgement that is to be acted on.
 *
 * @param step the weights that were judged
 * @param at the time of the last counts, or of the deadline
 */
public record Verdict(
    Subject subject, Step step, Instant at, CaseFile file, Assessment assessment) {}

package io.threeways.build.repository;

import java.time.Instant;

/**
 * What a cherry-pick keeps of a commit whatever becomes of its text (git-cherry-pick): who wrote it
 * and when, and what it is called. Two commits with the same are taken for the same work.
 *
 * @param at to the second
 * @param title first line of the message
 */
public record Authorship(Person author, Instant at, String title) {}

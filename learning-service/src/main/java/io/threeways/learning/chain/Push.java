package io.threeways.learning.chain;

import java.time.Instant;

/**
 * Commits that arrived: how a change begins, or goes on.
 *
 * @param event that says so
 * @param change for example {@code shop/7}
 * @param chain of the change
 * @param commit the newest one
 * @param title first line of its message
 * @param author who wrote it
 */
public record Push(
    String event,
    String change,
    String chain,
    String repository,
    String branch,
    String commit,
    String title,
    String author,
    Instant at) {}

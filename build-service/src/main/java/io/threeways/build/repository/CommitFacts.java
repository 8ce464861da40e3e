package io.threeways.build.repository;

/**
 * What Git knows about a push.
 *
 * @param commits how many came
 * @param title first line of the newest one's message
 * @param author of the newest one, {@code Name <mail>}
 */
public record CommitFacts(int commits, String title, String author) {}

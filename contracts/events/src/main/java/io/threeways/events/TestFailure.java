package io.threeways.events;

import org.jspecify.annotations.Nullable;

/**
 * One failed test.
 *
 * @param suite the test class
 * @param test the test's name
 * @param message what it said, at most 2,000 characters
 * @param file where it failed, below the source folder; null when the report does not say
 * @param line in {@code file}; null when the report does not say
 */
public record TestFailure(
    String suite, String test, String message, @Nullable String file, @Nullable Integer line) {}

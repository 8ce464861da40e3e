package io.threeways.build.repository;

/**
 * Where a branch stands, as recorded.
 *
 * @param change that brought it there
 */
public record Head(CommitSha commit, ChangeId change) {}

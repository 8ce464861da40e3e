package io.threeways.build.cache;

/**
 * How much is kept.
 *
 * @param entryBytes of the files of one entry
 * @param entryFiles files and folders of one entry
 * @param repositoryBytes of all entries of a repository
 * @param repositoryEntries of a repository
 */
public record CacheLimits(
    long entryBytes, int entryFiles, long repositoryBytes, int repositoryEntries) {}

package io.threeways.build.repository;

/**
 * A file that differs between two commits.
 *
 * @param path where it lies, or lay when it was deleted
 * @param added lines; 0 for what is not text
 * @param deleted lines; 0 for what is not text
 */
public record ChangedFile(String path, Kind kind, int added, int deleted) {
  /** What happened to it. */
  public enum Kind {
    ADDED,
    MODIFIED,
    DELETED
  }
}

package io.threeways.build.repository;

/**
 * Names a change, for example {@code shop/7}.
 *
 * @param number counts the repository's changes, beginning with 1
 */
public record ChangeId(RepositoryName repository, long number) {
  public ChangeId {
    if (number < 1) {
      throw new IllegalArgumentException("changes are counted from 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return repository + "/" + number;
  }
}

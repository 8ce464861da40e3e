package io.threeways.build.run;

import io.threeways.build.repository.RepositoryName;

/**
 * Names a build, for example {@code shop/42}.
 *
 * @param number counts the repository's builds, beginning with 1
 */
public record BuildId(RepositoryName repository, long number) {
  public BuildId {
    if (number < 1) {
      throw new IllegalArgumentException("builds are counted from 1, not " + number);
    }
  }

  @Override
  public String toString() {
    return repository + "/" + number;
  }
}

package io.threeways.build.repository.git;

import org.eclipse.jgit.lib.Repository;

/** A repository that is held open while somebody speaks to it; close it when the answer is sent. */
public final class OpenRepository implements AutoCloseable {
  private final Repository repository;

  OpenRepository(Repository repository) {
    this.repository = repository;
  }

  Repository files() {
    return repository;
  }

  @Override
  public void close() {
    repository.close();
  }
}

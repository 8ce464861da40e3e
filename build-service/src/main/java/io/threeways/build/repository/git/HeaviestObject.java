package io.threeways.build.repository.git;

import java.io.IOException;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;

/**
 * How much memory it takes to put one of a repository's objects together, at most. Kept with the
 * repository, so that whoever reads it can hold as much.
 */
final class HeaviestObject {
  private static final String SECTION = "threeways";
  private static final String KEY = "heaviestObjectBytes";

  private final Repository repository;

  HeaviestObject(Repository repository) {
    this.repository = repository;
  }

  /** Zero when all are small. */
  long bytes() {
    return repository.getConfig().getLong(SECTION, KEY, 0);
  }

  /** To be called before the object is there. */
  void note(long bytes) throws IOException {
    if (GitMemory.isSmall(bytes) || bytes <= bytes()) {
      return;
    }
    synchronized (HeaviestObject.class) {
      StoredConfig config = repository.getConfig();
      try {
        config.load();
      } catch (ConfigInvalidException e) {
        throw new IOException("the repository's configuration is damaged", e);
      }
      config.setLong(SECTION, null, KEY, Math.max(bytes, bytes()));
      config.save();
    }
  }
}

package io.threeways.build.cache;

import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Agent;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;

/** The bytes of entries, by digest. */
public interface CacheFiles {

  /** Begins an archive; what was not finished when it is closed leaves nothing. */
  Draft begin(RepositoryName repository) throws IOException;

  /** An archive in the making. */
  interface Draft extends Closeable {
    /**
     * Adds what lies at one path of a workspace: files and folders, nobody's and without times.
     *
     * @return false when that is more than one entry may have
     */
    boolean add(String path, InputStream tar) throws IOException;

    Finished finish() throws IOException;
  }

  /**
   * @param digest SHA-256, in hexadecimal
   */
  record Finished(String digest, long bytes) {}

  /**
   * An entry's files, read once and found to be what the digest says; empty when they are not.
   *
   * @return without the archive's end
   */
  Optional<Agent.Archive> open(RepositoryName repository, String digest) throws IOException;

  /** Removes archives that nothing is said of, but for those that are being made. */
  void retain(RepositoryName repository, Set<String> digests) throws IOException;
}

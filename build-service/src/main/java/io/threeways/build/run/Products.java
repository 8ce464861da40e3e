package io.threeways.build.run;

import io.threeways.pipeline.Deploy;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where products go. */
public interface Products {

  /** What came of storing a product. */
  sealed interface Kept permits Product, TooLarge {}

  /**
   * It is not kept.
   *
   * @param limit in bytes
   * @param key of the configuration that sets it
   */
  record TooLarge(String path, long limit, String key) implements Kept {
    /** In a sentence for a person. */
    String describe() {
      return "the artifact '%s' has more than %d bytes (%s)".formatted(path, limit, key);
    }
  }

  /**
   * Stores a product; nobody knows of it yet.
   *
   * @param path of the file or folder in the workspace
   * @param tar archive of that path, with names that begin at the workspace
   */
  Kept keep(Build.Running build, String path, InputStream tar) throws IOException;

  /**
   * Asks for an environment with servers of it, in the caller's transaction.
   *
   * @param cause the event of the build before this one
   * @param deploy how production would run it
   */
  void request(
      Build.Running build, BuildEnvironment.Request request, Deploy deploy, UUID cause, Instant at);

  /**
   * Makes it known, in the caller's transaction.
   *
   * @param deploy how it is to be deployed; null when it is not
   * @param at when it became what its branch leaves
   */
  void publish(Build.Passed build, Product product, @Nullable Deploy deploy, Instant at);
}

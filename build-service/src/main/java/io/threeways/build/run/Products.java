package io.threeways.build.run;

import io.threeways.pipeline.Deploy;
import java.io.IOException;
import java.io.InputStream;
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
  record TooLarge(String path, long limit, String key) implements Kept {}

  /**
   * Stores a product; nobody knows of it yet.
   *
   * @param path of the file or folder in the workspace
   * @param tar archive of that path, with names that begin at the workspace
   */
  Kept keep(Build.Running build, String path, InputStream tar) throws IOException;

  /**
   * Makes it known, in the caller's transaction.
   *
   * @param deploy how it is to be deployed; null when it is not
   */
  void publish(Build.Passed build, Product product, @Nullable Deploy deploy);
}

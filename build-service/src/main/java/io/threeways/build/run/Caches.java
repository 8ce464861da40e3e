package io.threeways.build.run;

import io.threeways.pipeline.Cache;
import io.threeways.pipeline.run.InfrastructureFailure;
import java.io.IOException;

/** What green builds leave for later builds of the same inputs, and who may have it. */
public interface Caches {

  /** What came of looking for one. */
  sealed interface Found {}

  /**
   * There is one that this build may have, as it was kept.
   *
   * @param from whose it is, in a word or two
   * @param bytes of its files
   * @param entries a tar archive without an end, so that another can follow; of nothing but what
   *     lies at the cache's paths, where the commit has nothing
   */
  record Hit(String from, long bytes, Agent.Archive entries) implements Found {}

  /**
   * There is none.
   *
   * @param why in a sentence without its end
   */
  record Miss(String why) implements Found {}

  Found find(Build.Running build, Cache cache) throws IOException;

  /** What came of keeping one. */
  sealed interface Kept {}

  /**
   * @param whose in a word or two
   */
  record Stored(String whose, long bytes) implements Kept {}

  /** It was what the build was given, or nobody could read it. */
  record NotNeeded() implements Kept {}

  /**
   * @param why in a sentence without its end
   */
  record NotStored(String why) implements Kept {}

  /**
   * Keeps what lies at the cache's paths.
   *
   * @param build all of whose stages have passed
   * @param agent that has its workspace
   */
  Kept keep(Build.Running build, Cache cache, Agent agent)
      throws IOException, InfrastructureFailure, InterruptedException;
}

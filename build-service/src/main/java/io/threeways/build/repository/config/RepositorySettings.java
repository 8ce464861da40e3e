package io.threeways.build.repository.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits of repositories. */
@ConfigMapping(prefix = "threeways.build.repository")
public interface RepositorySettings {
  /** Of one push: a disk holds many, and one that nobody meant should not fill it. */
  @WithDefault("256M")
  MemorySize pushLimit();

  /**
   * Of one file in a push: larger ones belong among the artifacts. One that is kept as a difference
   * is put together in memory, three times its size at most: see {@link #gitMemory()}.
   */
  @WithDefault("16M")
  MemorySize fileLimit();

  /** Of one commit, folder or tag: a folder of 100,000 files has four megabytes. */
  @WithDefault("4M")
  MemorySize structureLimit();

  /**
   * What all pushes, fetches and checkouts together may take of the heap to put objects together:
   * the largest file three times, and a third of the smallest heap that we start with.
   */
  @WithDefault("48M")
  MemorySize gitMemory();

  /** How long one of them waits for the others: longer than the taking apart of a large push. */
  @WithDefault("30s")
  Duration gitPatience();

  /** Of a fetch's request: what a clone of some 40,000 commits says that it has. */
  @WithDefault("2M")
  MemorySize fetchRequestLimit();

  /**
   * Files and folders of one commit: what a workspace takes (threeways.agent.workspace.entries).
   */
  @WithDefault("200000")
  int entries();

  /** How many branches and tags one push may touch. */
  @WithDefault("100")
  int refsPerPush();

  /** What a push may say before its pack: its commands, of which JGit takes 3 MiB, and options. */
  @WithDefault("4M")
  MemorySize preambleLimit();

  /** How many options ({@code git push -o}) one push may give: ours are few, and given by hand. */
  @WithDefault("16")
  int pushOptions();

  /** Of one of them, in characters: a word and a value. */
  @WithDefault("256")
  int pushOptionLength();
}

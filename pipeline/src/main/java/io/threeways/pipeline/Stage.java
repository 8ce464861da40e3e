package io.threeways.pipeline;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a pipeline, run in a process of its own.
 *
 * @param name unique in its pipeline; words of letters and digits that begin with a letter, joined
 *     by hyphens
 * @param run a shell script; the first failing command ends it
 * @param needs names of the stages that must have passed before
 * @param tests glob of the JUnit XML reports that it writes; null when it runs no tests
 * @param level what kind of tests it runs; null when the file does not say
 * @param timeout after which it is stopped and has failed
 * @param retries how often it is run again on the same commit when tests failed; 0 where it has
 *     none
 * @param environment what its tests are run against
 * @param artifact file or folder that is published when the whole pipeline has passed; null when
 *     the stage makes no product
 * @param cache what it wants to find as an earlier build left it; null for nothing
 */
public record Stage(
    String name,
    String run,
    List<String> needs,
    @Nullable String tests,
    @Nullable Level level,
    Duration timeout,
    int retries,
    Network network,
    Environment environment,
    @Nullable String artifact,
    @Nullable Cache cache) {

  public Stage {
    needs = List.copyOf(needs);
  }

  /** What the agent is to execute. */
  public List<String> command() {
    return List.of("sh", "-e", "-c", run);
  }

  /** Whether servers are to be there before it begins. */
  public boolean needsEnvironment() {
    return environment == Environment.PRODUCTION_LIKE;
  }

  /** Relative cost: what is cheap runs first, so that a red build is known early. */
  public int cost() {
    int tests = level == null ? 0 : level.cost();
    return needsEnvironment() ? Math.max(tests, Level.SYSTEM.cost()) : tests;
  }
}

package io.threeways.pipeline;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the artifact is to be deployed.
 *
 * @param application a DNS label
 * @param environment a DNS label
 * @param servers how many serve the stable version
 * @param command what a server runs in the folder of the artifact's files
 * @param env variables of every server
 * @param memoryMiB limit of one server
 * @param health path that answers 200 when a server may get traffic
 * @param release which branches are deployed
 */
public record Deploy(
    String application,
    String environment,
    int servers,
    List<String> command,
    Map<String, String> env,
    int memoryMiB,
    String health,
    WarmUp warmUp,
    Sticky sticky,
    Canary canary,
    Release release) {

  public Deploy {
    command = List.copyOf(command);
    env = Map.copyOf(env);
  }

  /** Which branches are deployed. */
  public enum Release {
    /** Main: every green change is. */
    MAIN,
    /** Branches {@code release/…}, cut from main and stabilized by cherry-picks. */
    BRANCH
  }

  /**
   * @param paths requested in turn of each new server before it gets traffic
   * @param requests how many in all; 0 for none
   */
  public record WarmUp(List<String> paths, int requests) {
    public static final WarmUp NONE = new WarmUp(List.of(), 0);

    public WarmUp {
      paths = List.copyOf(paths);
    }
  }

  /**
   * By what a request is assigned to a version.
   *
   * @param by what is looked at
   * @param name of the cookie or header; null for {@link By#REQUEST}
   */
  public record Sticky(By by, @Nullable String name) {
    public static final Sticky NONE = new Sticky(By.REQUEST, null);

    /** What keeps a customer on one version. */
    public enum By {
      REQUEST,
      COOKIE,
      HEADER
    }
  }

  /**
   * @param steps the candidate's share in percent, rising, the last one 100
   * @param minimum no step is promoted earlier
   * @param deadline of one step, after which the verdict is inconclusive
   * @param inconclusive what happens then
   */
  public record Canary(
      List<Integer> steps, Duration minimum, Duration deadline, Inconclusive inconclusive) {
    public static final Canary DEFAULT =
        new Canary(
            List.of(10, 50, 100),
            Duration.ofSeconds(30),
            Duration.ofMinutes(10),
            Inconclusive.PAUSE);

    public Canary {
      steps = List.copyOf(steps);
    }

    /** What happens when a step's deadline passes without an answer. */
    public enum Inconclusive {
      PAUSE,
      ROLLBACK
    }
  }
}

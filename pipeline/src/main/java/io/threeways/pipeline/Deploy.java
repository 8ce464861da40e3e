package io.threeways.pipeline;

import java.time.Duration;
import java.util.ArrayList;
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
 * @param approval who has to agree before a deployment begins
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
    Strategy strategy,
    Release release,
    Approval approval) {

  public Deploy {
    command = List.copyOf(command);
    env = Map.copyOf(env);
  }

  /** The same servers where the other goes, by the same strategy, after who has to agree there. */
  public Deploy placedLike(Deploy other) {
    return new Deploy(
        other.application,
        other.environment,
        servers,
        command,
        env,
        memoryMiB,
        health,
        warmUp,
        sticky,
        strategy,
        other.release,
        other.approval);
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

  /** Who has to agree. */
  public enum Approval {
    NONE,
    /** Somebody who is no author of a change that is carried. */
    PEER
  }

  /** How the traffic gets from the stable version to the next one. */
  public sealed interface Strategy {
    Pacing pacing();

    /** The candidate's shares in percent, rising, the last one 100. */
    List<Integer> shares(int servers);
  }

  /**
   * The candidate's share grows beside the stable version.
   *
   * @param steps its share in percent, rising, the last one 100
   */
  public record Canary(List<Integer> steps, Pacing pacing) implements Strategy {
    public static final Canary DEFAULT =
        new Canary(List.of(10, 50, 100), Pacing.until(Inconclusive.PAUSE));

    public Canary {
      steps = List.copyOf(steps);
    }

    @Override
    public List<Integer> shares(int servers) {
      return steps;
    }
  }

  /**
   * Users move to another colour in steps; the one that they leave stays warm.
   *
   * @param steps as a canary's
   * @param warm for how long all users can be moved back at once
   */
  public record BlueGreen(List<Integer> steps, Pacing pacing, Duration warm) implements Strategy {
    public static final BlueGreen DEFAULT =
        new BlueGreen(List.of(10, 100), Pacing.until(Inconclusive.PAUSE), Duration.ofMinutes(10));

    public BlueGreen {
      steps = List.copyOf(steps);
    }

    @Override
    public List<Integer> shares(int servers) {
      return steps;
    }
  }

  /**
   * Servers are replaced in place.
   *
   * @param batch how many at once
   */
  public record Rolling(int batch, Pacing pacing) implements Strategy {
    public static final Rolling DEFAULT =
        new Rolling(
            1, new Pacing(Duration.ofSeconds(5), Duration.ofSeconds(30), Inconclusive.CONTINUE));

    @Override
    public List<Integer> shares(int servers) {
      List<Integer> shares = new ArrayList<>();
      for (int replaced = batch; replaced < servers; replaced += batch) {
        shares.add(Math.clamp(Math.round(100f * replaced / servers), 1, 99));
      }
      shares.add(100);
      return List.copyOf(shares);
    }
  }

  /**
   * @param minimum no step is promoted earlier
   * @param deadline of one step, after which the verdict is inconclusive
   * @param inconclusive what happens then
   */
  public record Pacing(Duration minimum, Duration deadline, Inconclusive inconclusive) {
    private static Pacing until(Inconclusive inconclusive) {
      return new Pacing(Duration.ofSeconds(30), Duration.ofMinutes(10), inconclusive);
    }
  }

  /** What happens when a step's deadline passes without an answer. */
  public enum Inconclusive {
    PAUSE,
    ROLLBACK,
    CONTINUE
  }
}

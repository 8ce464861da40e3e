package io.threeways.events;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a repository wants to be deployed: the {@code deploy} section of its pipeline file.
 *
 * @param application a DNS label, for example {@code shop}
 * @param environment a DNS label, for example {@code production}
 * @param servers how many servers serve the stable version
 * @param command what a server runs, in the folder that holds the artifact's files; it listens on
 *     {@code $PORT}
 * @param environmentVariables given to every server besides {@code PORT} and {@code SERVER_INDEX},
 *     its number in its deployment
 * @param memoryMiB limit of one server
 * @param healthPath answers 200 when a server may get traffic
 * @param warmUp requests made to each new server before it gets traffic
 * @param stickiness what keeps a customer on one version
 * @param canary the steps of a rollout and how long each of them lasts, whatever the strategy
 * @param blueGreen what this strategy has besides steps; null with another one
 * @param rolling what this strategy has besides steps; null with another one
 * @param approval who has to agree before a deployment begins; null for nobody
 */
public record DeploymentPlan(
    String application,
    String environment,
    int servers,
    List<String> command,
    Map<String, String> environmentVariables,
    int memoryMiB,
    String healthPath,
    WarmUp warmUp,
    Stickiness stickiness,
    Canary canary,
    @Nullable BlueGreen blueGreen,
    @Nullable Rolling rolling,
    @Nullable Approval approval) {

  public DeploymentPlan {
    command = List.copyOf(command);
    environmentVariables = Map.copyOf(environmentVariables);
  }

  /**
   * @param paths requested in turn
   * @param requests how many in all; 0 for none
   */
  public record WarmUp(List<String> paths, int requests) {
    public WarmUp {
      paths = List.copyOf(paths);
    }
  }

  /**
   * @param kind by what a request is assigned to a version
   * @param name of the cookie or header; null for {@link StickinessKind#NONE}
   */
  public record Stickiness(StickinessKind kind, @Nullable String name) {}

  /** By what a request is assigned to a version. */
  public enum StickinessKind {
    /** Each request by itself. */
    NONE,
    /** By the value of a cookie. */
    COOKIE,
    /** By the value of a header. */
    HEADER
  }

  /**
   * @param steps the candidate's share in percent, rising, the last one 100
   * @param minimumStep no step is promoted earlier
   * @param deadline of one step, after which the answer is inconclusive
   * @param inconclusive what happens then
   */
  public record Canary(
      List<Integer> steps,
      Duration minimumStep,
      Duration deadline,
      InconclusiveAction inconclusive) {
    public Canary {
      steps = List.copyOf(steps);
    }
  }

  /**
   * Two whole fleets, of which the one that was left can take all traffic again.
   *
   * @param warm for how long it can
   */
  public record BlueGreen(Duration warm) {}

  /**
   * Old servers give way to new ones; a step's share is that of the servers.
   *
   * @param batch how many are replaced at once
   */
  public record Rolling(int batch) {}

  /** Who has to agree. */
  public enum Approval {
    /** Somebody who is no author of a change that is carried. */
    PEER
  }

  /** What happens when a step's deadline passes without an answer. */
  public enum InconclusiveAction {
    PAUSE,
    ROLLBACK,
    /** The next step begins. */
    CONTINUE
  }
}

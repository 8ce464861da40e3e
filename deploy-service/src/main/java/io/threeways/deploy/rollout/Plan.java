package io.threeways.deploy.rollout;

import io.threeways.deploy.traffic.Sticky;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How a repository wants its artifact to be deployed.
 *
 * @param servers how many serve the stable version, and as many the candidate
 * @param command what a server runs in the folder of the artifact's files; listens on {@code $PORT}
 * @param variables environment of every server, besides {@code PORT}
 * @param memoryMiB limit of one server
 * @param healthPath answers 200 when a server may get traffic
 */
public record Plan(
    int servers,
    List<String> command,
    Map<String, String> variables,
    int memoryMiB,
    String healthPath,
    WarmUp warmUp,
    Sticky sticky,
    Canary canary) {

  public Plan {
    if (servers < 1) {
      throw new IllegalArgumentException("a plan needs at least one server, not " + servers);
    }
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  /**
   * @param paths requested in turn of each new server
   * @param requests how many in all; 0 for none
   */
  public record WarmUp(List<String> paths, int requests) {
    public WarmUp {
      paths = List.copyOf(paths);
    }
  }

  /**
   * @param steps the candidate's share in percent, rising; the last one is 100
   * @param minimumStep no verdict promotes a step earlier
   * @param deadline of one step
   * @param inconclusive what happens when the deadline passes without an answer
   */
  public record Canary(
      List<Integer> steps, Duration minimumStep, Duration deadline, WhenInconclusive inconclusive) {
    public Canary {
      steps = List.copyOf(steps);
      if (steps.isEmpty() || steps.getLast() != 100) {
        throw new IllegalArgumentException("a canary's last step is 100 percent, not " + steps);
      }
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i) <= (i == 0 ? 0 : steps.get(i - 1))) {
          throw new IllegalArgumentException("a canary's steps rise from above 0, not " + steps);
        }
      }
    }

    /** The same without a trial: all traffic at once. */
    Canary direct() {
      return new Canary(List.of(100), minimumStep, deadline, inconclusive);
    }
  }

  /** What happens when a step's deadline passes without an answer. */
  public enum WhenInconclusive {
    PAUSE,
    ROLLBACK
  }
}

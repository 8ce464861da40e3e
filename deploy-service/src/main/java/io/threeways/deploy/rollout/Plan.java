package io.threeways.deploy.rollout;

import io.threeways.deploy.traffic.Sticky;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a repository wants its artifact to be deployed.
 *
 * @param servers how many serve the stable version, and as many the candidate
 * @param command what a server runs in the folder of the artifact's files; listens on {@code $PORT}
 * @param variables environment of every server, besides {@code PORT} and {@code SERVER_INDEX}, its
 *     number in its deployment
 * @param memoryMiB limit of one server
 * @param healthPath answers 200 when a server may get traffic
 * @param strategy how the candidate gets the traffic
 * @param approval who has to agree before it begins
 * @param network private one that its servers have in common; null when each has its own
 */
public record Plan(
    int servers,
    List<String> command,
    Map<String, String> variables,
    int memoryMiB,
    String healthPath,
    WarmUp warmUp,
    Sticky sticky,
    Strategy strategy,
    Approval approval,
    @Nullable String network) {

  public Plan {
    if (servers < 1) {
      throw new IllegalArgumentException("a plan needs at least one server, not " + servers);
    }
    command = List.copyOf(command);
    variables = Map.copyOf(variables);
  }

  Plan with(Strategy other) {
    return new Plan(
        servers,
        command,
        variables,
        memoryMiB,
        healthPath,
        warmUp,
        sticky,
        other,
        approval,
        network);
  }

  /** Its servers are there for those who share their network, not for customers. */
  boolean isForTests() {
    return network != null;
  }

  /** Who has to agree. */
  public enum Approval {
    NONE,
    /** Somebody who is no author of a change that is carried. */
    PEER
  }

  /** The candidate's shares in percent, where as many servers are there before. */
  public List<Integer> shares() {
    return strategy.legs(servers, servers).stream().map(Strategy.Leg::weight).toList();
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
}

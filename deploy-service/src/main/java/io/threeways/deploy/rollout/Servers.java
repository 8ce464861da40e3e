package io.threeways.deploy.rollout;

import java.net.URI;
import java.util.Map;
import java.util.UUID;

/** The servers on a host, run by its agent; they outlive us. */
public interface Servers {
  /**
   * Every server of a deployment that the agent knows, dead ones included.
   *
   * @throws AgentUnavailable when nobody answers
   */
  Map<Integer, Sighting> list(UUID deployment);

  /**
   * Brings the artifact's files into a workspace and starts the server there. Twice under one name
   * has the effect of once.
   *
   * @param epoch of the lease
   * @throws AgentUnavailable when nobody answers
   * @throws Outdated when a later epoch was seen
   * @throws NotStartable when it can never be started like this
   */
  void start(ServerName name, Release release, long epoch);

  /**
   * Asks it to end, and has it ended after a grace period. Returns before that. Done when it does
   * not exist.
   *
   * @throws AgentUnavailable when nobody answers
   * @throws Outdated when a later epoch was seen
   */
  void stop(ServerName name, long epoch);

  /**
   * Removes the files of a server that has ended; leaves those of one that runs.
   *
   * @throws AgentUnavailable when nobody answers
   */
  void clear(ServerName name);

  /**
   * Where a server answers to whom it shares its network with.
   *
   * @param endpoint where it answers from outside
   */
  URI inside(ServerName name, Plan plan, URI endpoint);

  /** The end of what it printed; what can be had of it, for a person. */
  String lastLines(ServerName name, int lines);

  /**
   * Blocks until the server's state has changed, or for as long as one question to the agent may
   * last.
   *
   * @param since the revision that is known
   * @throws AgentUnavailable when nobody answers
   */
  void awaitChange(ServerName name, long since);

  /** The infrastructure is away: nobody's attempt failed, and it will be tried again. */
  final class AgentUnavailable extends RuntimeException {
    public AgentUnavailable(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** Another process has the lease by now. */
  final class Outdated extends RuntimeException {
    public Outdated(String message) {
      super(message);
    }
  }

  /** The artifact or the plan is such that no attempt can succeed. */
  final class NotStartable extends RuntimeException {
    public NotStartable(String message) {
      super(message);
    }
  }
}

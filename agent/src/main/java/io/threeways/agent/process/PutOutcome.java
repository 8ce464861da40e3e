package io.threeways.agent.process;

import io.threeways.agent.workspace.WorkspaceId;

/** What came of asking for a process. */
public sealed interface PutOutcome {
  /**
   * It is in the agent's care.
   *
   * @param created whether this request brought it here
   */
  record Accepted(Snapshot snapshot, boolean created) implements PutOutcome {}

  /**
   * Somebody with a higher epoch owns it.
   *
   * @param epoch the owner's
   */
  record Fenced(long epoch) implements PutOutcome {}

  /** Something else runs, or ran, under this id. */
  record Different() implements PutOutcome {}

  /** Nobody is in the network that it would join. */
  record NoNetwork() implements PutOutcome {}

  /** There is no such workspace to run in or to work on. */
  record NoWorkspace(WorkspaceId id) implements PutOutcome {}
}

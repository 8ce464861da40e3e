package io.threeways.agent.workspace;

/** What processes there are in a workspace. */
public interface Occupancy {
  /** Whether something runs in it; what is occupied is neither replaced nor removed. */
  boolean occupied(WorkspaceId id);

  /** Whether something runs in it, or ended there not long ago. */
  boolean remembered(WorkspaceId id);
}

package io.threeways.agent.workspace;

/** Whether something runs in a workspace; what is occupied is neither replaced nor removed. */
public interface Occupancy {
  boolean occupied(WorkspaceId id);
}

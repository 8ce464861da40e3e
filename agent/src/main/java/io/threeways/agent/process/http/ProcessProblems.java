package io.threeways.agent.process.http;

import io.threeways.agent.process.ProcessId;
import io.threeways.agent.process.ProcessSpec;
import io.threeways.agent.workspace.WorkspaceId;
import io.threeways.problem.Problem;

/** What can be wrong with a request about a process. */
final class ProcessProblems {
  private ProcessProblems() {}

  static Problem unknown(ProcessId id) {
    return Problem.of("agent", "unknown-process", 404, "Unknown process")
        .detail("there is no process " + id + ", or it ended so long ago that it is forgotten");
  }

  static Problem fenced(ProcessId id, long epoch, long current) {
    return Problem.of("agent", "fenced", 409, "Somebody else owns this process")
        .detail(
            "process %s belongs to epoch %d, the request came with %d: take the lease anew"
                .formatted(id, current, epoch));
  }

  static Problem different(ProcessId id) {
    return Problem.of("agent", "different-process", 409, "Another process has this id")
        .detail(
            "process %s was asked for with another specification: an id names one process for ever"
                .formatted(id));
  }

  static Problem noNetwork(ProcessSpec spec) {
    String name = spec.shared() == null ? "" : spec.shared().name();
    return Problem.of("agent", "unknown-network", 409, "Unknown network")
        .detail("nothing runs in network %s: who joins comes after who makes it".formatted(name));
  }

  static Problem noWorkspace(WorkspaceId id) {
    return Problem.of("agent", "unknown-workspace", 409, "Unknown workspace")
        .detail("there is no workspace %s: fill it first".formatted(id));
  }
}

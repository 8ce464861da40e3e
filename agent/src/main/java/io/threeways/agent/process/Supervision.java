package io.threeways.agent.process;

import io.threeways.agent.host.HostProcess;
import io.threeways.agent.host.ProcessTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at every process again and again: notices the end of those that are not the agent's
 * children, holds the others to their limits, and kills what was asked to end and did not.
 *
 * <p>Memory is what the whole tree holds, looked at rather than reserved: a JVM reserves far more
 * address space than it uses, and a control group is not ours to make everywhere. Between two looks
 * a process can overshoot.
 */
final class Supervision {
  private static final Logger LOG = System.getLogger(Supervision.class.getName());

  /** The wrapper's shells, the output's reader and the sandbox's own processes. */
  private static final int OWN_PROCESSES = 8;

  private final Stopping stopping;
  private final Duration grace;

  Supervision(Stopping stopping, Duration grace) {
    this.stopping = stopping;
    this.grace = grace;
  }

  /** One look. A process that cannot be looked at does not keep the others from it. */
  void look(Iterable<Ward> wards, Instant now) {
    // Before the table is read: what starts after that is not in it, and yet not gone.
    Map<Ward, ProcessState.Running> alive = new HashMap<>();
    for (Ward ward : wards) {
      if (ward.state() instanceof ProcessState.Running running) {
        alive.put(ward, running);
      }
    }
    if (alive.isEmpty()) {
      return;
    }
    ProcessTable table = ProcessTable.read();
    alive.forEach(
        (ward, running) -> {
          try {
            look(ward, running, table, now);
          } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "cannot supervise " + ward.id() + ", will look again", e);
          }
        });
  }

  private void look(Ward ward, ProcessState.Running running, ProcessTable table, Instant now) {
    if (!isAlive(running.host(), table)) {
      stopping.settle(ward, now);
      return;
    }
    Tree tree = Tree.of(running.host(), table);
    if (running.ending() != null && !now.isBefore(running.ending().killAt())) {
      tree.kill(table);
      return;
    }
    overuse(ward, tree).ifPresent(reason -> kill(ward, reason, tree, table, now));
    if (running.ending() == null) {
      overtime(ward, running, now)
          .ifPresent(reason -> stopping.end(ward, reason, now.plus(grace), table));
    }
  }

  private void kill(Ward ward, String reason, Tree tree, ProcessTable table, Instant now) {
    stopping.end(ward, reason, now, table);
    tree.kill(table);
  }

  private static boolean isAlive(HostProcess process, ProcessTable table) {
    return table
        .entry(process.pid())
        .filter(entry -> entry.startTicks() == process.startTicks())
        .isPresent();
  }

  private static Optional<String> overtime(Ward ward, ProcessState.Running running, Instant now) {
    Duration time = ward.spec().limits().time();
    return time != null && now.isAfter(running.startedAt().plus(time))
        ? Optional.of("time limit of " + time + " exceeded")
        : Optional.empty();
  }

  private static Optional<String> overuse(Ward ward, Tree tree) {
    Limits limits = ward.spec().limits();
    Optional<Long> memory = tree.memory().above(limits.memoryBytes());
    if (memory.isPresent()) {
      return Optional.of(
          "memory limit of %d MiB exceeded: %d MiB in %d processes"
              .formatted(limits.memoryMiB(), memory.get() >> 20, tree.size()));
    }
    if (tree.mountsForItself()) {
      // As root and without a filter of calls, namespaces below a sandbox cannot be forbidden.
      return Optional.of("a process mounted files of its own, and memory there is not counted");
    }
    if (tree.size() > limits.processes() + OWN_PROCESSES) {
      return Optional.of("limit of " + limits.processes() + " processes exceeded");
    }
    if (ward.spec().kind() == ProcessSpec.Kind.STEP
        && ward.folder().outputBytes() >= limits.outputBytes()) {
      return Optional.of("output limit of " + limits.outputMiB() + " MiB exceeded");
    }
    return Optional.empty();
  }
}

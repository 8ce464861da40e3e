package io.threeways.agent.process;

import io.threeways.agent.host.Host;
import io.threeways.agent.host.HostProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Networks that several sandboxes are in. Nothing holds one but the processes inside: the first
 * one's wrapper makes it, each further one enters that of a wrapper which is there, and the kernel
 * takes it away with the last.
 */
final class SharedNetworks {
  /** A wrapper gets there in milliseconds; this is for a host that is busy beyond reason. */
  private static final Duration SETUP_LIMIT = Duration.ofSeconds(10);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(1);
  private static final String MADE = "ip link set lo up && exec \"$@\"";

  /** The pid may be another's by now, and its network the host's: who enters looks where it is. */
  private static final String ENTERED =
      "test \"$(readlink /proc/self/ns/net)\" = \"$0\" && exec \"$@\"";

  /** Two first ones at once would make two. */
  private final ReentrantLock turn = new ReentrantLock();

  /** By network, whom this agent launched last: it is inside before it is said to run. */
  private final Map<String, HostProcess> launched = new HashMap<>();

  /** Launches a wrapper by way of a command that brings it into the network. */
  @FunctionalInterface
  interface Launch {
    Launcher.Launched by(List<String> entry) throws IOException;
  }

  /** Whether a process of that network is alive, or about to be. */
  static boolean isThere(String name, Collection<Ward> all) {
    return all.stream().anyMatch(ward -> isIn(ward, name) && !ward.ended());
  }

  Launcher.Launched launch(Ward ward, Collection<Ward> all, Launch launch) throws IOException {
    ProcessSpec.SharedNetwork shared = ward.spec().shared();
    if (shared == null) {
      throw new IllegalArgumentException(ward.id() + " shares no network");
    }
    turn.lock();
    try {
      Optional<HostProcess> inside = inside(shared.name(), all);
      if (inside.isEmpty() && shared.join()) {
        throw new IOException("nothing runs in network " + shared.name() + " any more");
      }
      Launcher.Launched next =
          launch.by(inside.isPresent() ? entering(inside.get().pid()) : making());
      awaitInside(ward, next);
      launched.put(shared.name(), next.host());
      return next;
    } finally {
      turn.unlock();
    }
  }

  private Optional<HostProcess> inside(String name, Collection<Ward> all) {
    launched.values().removeIf(host -> !Host.runs(host));
    Optional<HostProcess> own = Optional.ofNullable(launched.get(name));
    return own.isPresent() ? own : adopted(name, all);
  }

  private static Optional<HostProcess> adopted(String name, Collection<Ward> all) {
    return all.stream()
        .filter(ward -> isIn(ward, name))
        .map(Ward::state)
        .filter(ProcessState.Running.class::isInstance)
        .map(state -> ((ProcessState.Running) state).host())
        .filter(Host::runs)
        .findFirst();
  }

  private static boolean isIn(Ward ward, String name) {
    ProcessSpec.SharedNetwork shared = ward.spec().shared();
    return shared != null && shared.name().equals(name);
  }

  private static List<String> making() {
    return List.of(
        Host.required("unshare"), "--net", "--", Host.required("sh"), "-c", MADE, "network");
  }

  private static List<String> entering(long pid) throws IOException {
    String network = network(pid);
    if (network.equals(network(ProcessHandle.current().pid()))) {
      throw new IOException("process " + pid + " is in the host's network");
    }
    return List.of(
        Host.required("nsenter"),
        "--net=/proc/" + pid + "/ns/net",
        "--",
        Host.required("sh"),
        "-c",
        ENTERED,
        network);
  }

  private static String network(long pid) throws IOException {
    return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "ns", "net")).toString();
  }

  /**
   * The wrapper's first act is to write its pid: before that it is not where the next one enters.
   */
  private static void awaitInside(Ward ward, Launcher.Launched next) throws IOException {
    long deadline = System.nanoTime() + SETUP_LIMIT.toNanos();
    while (ward.folder().pid().isEmpty()) {
      if (!next.handle().isAlive()) {
        throw new IOException("the network that it shares could not be made or entered");
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("it did not get to its network within " + SETUP_LIMIT);
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }
}

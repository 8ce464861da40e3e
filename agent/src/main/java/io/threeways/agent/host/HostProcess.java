package io.threeways.agent.host;

/**
 * Who a process is on this host. A pid alone is reused; with its start time it is not, and the
 * marker tells it from anything that we did not start.
 *
 * @param startTicks field 22 of {@code /proc/<pid>/stat}: clock ticks since boot
 * @param boot the kernel's boot id, because ticks begin anew with each
 * @param marker random, stands in the command line
 */
public record HostProcess(long pid, long startTicks, String boot, String marker) {}

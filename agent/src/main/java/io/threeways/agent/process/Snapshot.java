package io.threeways.agent.process;

/**
 * One process as it was at one moment.
 *
 * @param sandbox what kept it in
 * @param outputBytes that can be read by now
 */
public record Snapshot(
    ProcessId id,
    long epoch,
    ProcessSpec spec,
    ProcessState state,
    String sandbox,
    long outputBytes) {}

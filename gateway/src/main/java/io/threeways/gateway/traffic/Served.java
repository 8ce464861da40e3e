package io.threeways.gateway.traffic;

/**
 * One request that was answered, or was not.
 *
 * @param version that it was assigned to
 * @param step in which it was assigned
 * @param key {@link KeyHash} of its sticky key; not looked at where requests are assigned
 * @param bad 5xx or no answer
 * @param seconds until the answer was complete, or given up
 */
public record Served(Version version, int step, long key, boolean bad, double seconds) {}

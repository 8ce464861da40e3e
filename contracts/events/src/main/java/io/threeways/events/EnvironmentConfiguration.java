package io.threeways.events;

/**
 * How a commit wants an environment's machines to be configured: an entry of {@code environments}
 * in its pipeline file.
 *
 * @param environment a DNS label, for example {@code production}
 * @param tool {@code ansible}, {@code puppet} or {@code chef}
 * @param file that the tool reads, relative to the repository
 */
public record EnvironmentConfiguration(String environment, String tool, String file) {}

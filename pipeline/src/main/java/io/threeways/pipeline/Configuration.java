package io.threeways.pipeline;

/**
 * How an environment's machines get what applications there need: by a tool, from a file of the
 * repository.
 *
 * @param environment a DNS label
 * @param file the playbook, manifest or recipe, relative to the repository
 */
public record Configuration(String environment, Tool tool, String file) {
  /** What reads the file. */
  public enum Tool {
    ANSIBLE,
    PUPPET,
    CHEF
  }
}

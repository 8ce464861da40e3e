package io.threeways.pipeline;

import java.util.List;

/**
 * Files that a green build leaves for later builds of the same inputs. They save time and nothing
 * else: a stage must pass without them.
 *
 * @param key files or folders of the repository; whose content changes, asks for other files
 * @param paths files or folders of the workspace that the repository itself does not hold
 */
public record Cache(List<String> key, List<String> paths) {
  public Cache {
    key = List.copyOf(key);
    paths = List.copyOf(paths);
  }
}

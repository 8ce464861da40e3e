package io.threeways.agent.owner;

/**
 * A service and what it owns here: written {@code build:step:build-}.
 *
 * @param key that signs its calls
 * @param kind of processes that it may start: step or server
 * @param prefix of the ids of its processes and workspaces
 */
public record Owner(String key, String kind, String prefix) {
  private static final int PARTS = 3;

  public Owner {
    if (key.isEmpty() || prefix.isEmpty() || !(kind.equals("step") || kind.equals("server"))) {
      throw new IllegalArgumentException(
          "an owner is a key's name, step or server, and the beginning of its ids");
    }
  }

  /** How configuration is read. */
  public static Owner parse(String text) {
    String[] parts = text.split(":", PARTS);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("an owner is written build:step:build-, not " + text);
    }
    return new Owner(parts[0], parts[1], parts[2]);
  }
}

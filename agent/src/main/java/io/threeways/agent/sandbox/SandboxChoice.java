package io.threeways.agent.sandbox;

import java.util.List;

/**
 * Which sandbox this host has, found by trying.
 *
 * @param sandbox the first that worked; one that confines nothing if none did
 * @param trials what was tried, in order
 */
public record SandboxChoice(Sandbox sandbox, List<Trial> trials) {
  public SandboxChoice {
    trials = List.copyOf(trials);
  }

  /**
   * @param sandbox its name
   * @param works whether foreign code is kept in by it on this host
   * @param detail what was seen
   */
  public record Trial(String sandbox, boolean works, String detail) {}
}

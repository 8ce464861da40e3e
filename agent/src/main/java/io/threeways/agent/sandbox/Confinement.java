package io.threeways.agent.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sandbox encloses.
 *
 * @param folder of the process, where a sandbox may keep what it needs; not visible inside
 * @param workspace writable inside
 * @param tree what stands for a machine's files, besides; null for none
 * @param uid who the process is on the host, where the agent may choose (as root)
 * @param marker tells the process from others
 * @param sharesNetwork whether it is made inside the network that it shall have: else it gets one
 * @param memoryMiB bounds what memory-backed folders may take
 * @param processes processes and threads together
 */
public record Confinement(
    Path folder,
    Path workspace,
    @Nullable MachineTree tree,
    int uid,
    String marker,
    List<String> command,
    Map<String, String> environment,
    boolean sharesNetwork,
    int memoryMiB,
    int processes) {
  /** Where the machine's files are found inside. */
  static final String TREE = "/host";

  /**
   * The files of a machine that is configured.
   *
   * @param writable whether they may be changed, or only looked at
   */
  public record MachineTree(Path folder, boolean writable) {}
}

package io.threeways.agent.process.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.threeways.agent.AgentSettings;
import io.threeways.agent.process.Limits;
import io.threeways.agent.process.ProcessSpec;
import io.threeways.agent.workspace.WorkspaceId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A process as a client asks for it.
 *
 * @param epoch of who asks; the highest seen owns the process
 * @param tree none if absent
 * @param kind step if absent
 * @param network none if absent
 * @param shared its own network if absent
 * @param limits defaults if absent
 */
public record ProcessRequest(
    long epoch,
    String workspace,
    @Nullable TreeRequest tree,
    @Nullable KindName kind,
    List<String> command,
    @Nullable Map<String, String> environment,
    @Nullable NetworkName network,
    @Nullable SharedRequest shared,
    @Nullable PublishRequest publish,
    @Nullable LimitsRequest limits,
    boolean unsafe) {
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,99}");

  /** Below what Linux takes (128 KiB an argument, 2 MiB in all), with room for our own. */
  private static final int MOST_CHARACTERS = 100_000;

  public ProcessRequest {
    if (epoch < 0) {
      throw new IllegalArgumentException("epoch is negative");
    }
    if (workspace == null) {
      throw new IllegalArgumentException("workspace is missing");
    }
    if (command == null || command.isEmpty()) {
      throw new IllegalArgumentException("command is missing or empty");
    }
    environment = environment == null ? Map.of() : environment;
    command.forEach(ProcessRequest::checkText);
    environment.forEach(ProcessRequest::checkVariable);
    int length =
        command.stream().mapToInt(String::length).sum()
            + environment.values().stream().mapToInt(String::length).sum();
    if (length > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "command and environment have more than " + MOST_CHARACTERS + " characters");
    }
  }

  /**
   * A machine's files.
   *
   * @param workspace that holds them
   */
  public record TreeRequest(String workspace, boolean writable) {
    public TreeRequest {
      if (workspace == null) {
        throw new IllegalArgumentException("the tree's workspace is missing");
      }
    }
  }

  /** How a kind is written. */
  public enum KindName {
    @JsonProperty("step")
    STEP,
    @JsonProperty("server")
    SERVER
  }

  /** How a network is written. */
  public enum NetworkName {
    @JsonProperty("none")
    NONE,
    @JsonProperty("private")
    PRIVATE
  }

  /**
   * A network in common with others.
   *
   * @param join whether it must be there already
   */
  public record SharedRequest(String name, boolean join) {
    public SharedRequest {
      if (name == null) {
        throw new IllegalArgumentException("the shared network's name is missing");
      }
      var _ = new ProcessSpec.SharedNetwork(name, join);
    }
  }

  /** A port inside. */
  public record PublishRequest(int port) {
    public PublishRequest {
      var _ = new ProcessSpec.Publish(port);
    }
  }

  /**
   * @param time null: none for a server, the agent's ceiling for a step
   */
  public record LimitsRequest(
      @Nullable Integer memoryMiB,
      @Nullable Integer processes,
      @Nullable Duration time,
      @Nullable Integer outputMiB) {
    public LimitsRequest {
      var _ = limits(memoryMiB, processes, time, outputMiB);
    }

    Limits limits() {
      return limits(memoryMiB, processes, time, outputMiB);
    }

    private static Limits limits(
        @Nullable Integer memoryMiB,
        @Nullable Integer processes,
        @Nullable Duration time,
        @Nullable Integer outputMiB) {
      Limits defaults = Limits.DEFAULTS;
      return new Limits(
          memoryMiB == null ? defaults.memoryMiB() : memoryMiB,
          processes == null ? defaults.processes() : processes,
          time,
          outputMiB == null ? defaults.outputMiB() : outputMiB);
    }
  }

  private static void checkText(@Nullable String text) {
    if (text == null || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a word of command or environment is null or holds a NUL");
    }
  }

  private static void checkVariable(String name, @Nullable String value) {
    if (!VARIABLE.matcher(name).matches()) {
      throw new IllegalArgumentException("the name of a variable is letters, digits and _");
    }
    checkText(value);
  }

  /**
   * The specification, within what this agent admits.
   *
   * @throws IllegalArgumentException with the reason if it asks for more, or makes no sense
   */
  ProcessSpec spec(AgentSettings.Ceiling ceiling) {
    ProcessSpec.Kind wanted =
        kind == KindName.SERVER ? ProcessSpec.Kind.SERVER : ProcessSpec.Kind.STEP;
    return new ProcessSpec(
        new WorkspaceId(workspace),
        tree == null
            ? null
            : new ProcessSpec.MachineTree(new WorkspaceId(tree.workspace()), tree.writable()),
        wanted,
        command,
        environment == null ? Map.of() : environment,
        network == NetworkName.PRIVATE ? ProcessSpec.Network.PRIVATE : ProcessSpec.Network.NONE,
        shared == null ? null : new ProcessSpec.SharedNetwork(shared.name(), shared.join()),
        publish == null ? null : new ProcessSpec.Publish(publish.port()),
        limits(wanted, ceiling),
        unsafe);
  }

  private Limits limits(ProcessSpec.Kind wanted, AgentSettings.Ceiling ceiling) {
    Limits asked = limits == null ? limits(wanted) : limits.limits();
    if (asked.memoryMiB() > ceiling.memoryMebibytes()
        || asked.processes() > ceiling.processes()
        || asked.outputMiB() > ceiling.outputMebibytes()
        || (asked.time() != null && asked.time().compareTo(ceiling.time()) > 0)) {
      throw new IllegalArgumentException("limits are above this agent's, see GET /api/agent");
    }
    boolean endless = asked.time() == null && wanted == ProcessSpec.Kind.STEP;
    return endless
        ? new Limits(asked.memoryMiB(), asked.processes(), ceiling.time(), asked.outputMiB())
        : asked;
  }

  private static Limits limits(ProcessSpec.Kind wanted) {
    Limits defaults = Limits.DEFAULTS;
    return wanted == ProcessSpec.Kind.STEP
        ? defaults
        : new Limits(defaults.memoryMiB(), defaults.processes(), null, defaults.outputMiB());
  }
}

package io.threeways.deploy.rollout.agent;

import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.ServerName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process specification in the agent's words. */
record ServerSpec(
    long epoch,
    String workspace,
    String kind,
    List<String> command,
    Map<String, String> environment,
    String network,
    @Nullable Shared shared,
    Publish publish,
    Limits limits,
    boolean unsafe) {

  record Publish(int port) {}

  /**
   * @param name of the network that servers have in common
   */
  record Shared(String name) {}

  /**
   * @param time null: a server has no end
   */
  record Limits(int memoryMiB, int processes, @Nullable String time, int outputMiB) {}

  static ServerSpec of(ServerName name, Plan plan, long epoch, AgentSettings settings) {
    // The agent adds PORT: without a sandbox only it knows which one is free.
    Map<String, String> environment = new HashMap<>(plan.variables());
    environment.put("SERVER_INDEX", Integer.toString(name.index()));
    return new ServerSpec(
        epoch,
        name.toString(),
        "server",
        plan.command(),
        environment,
        "private",
        plan.network() == null ? null : new Shared(plan.network()),
        new Publish(port(plan, name, settings)),
        new Limits(plan.memoryMiB(), settings.processes(), null, settings.outputMebibytes()),
        settings.unsafe());
  }

  /** Who shares a network shares its ports. */
  static int port(Plan plan, ServerName name, AgentSettings settings) {
    return plan.network() == null ? settings.port() : settings.port() + name.index();
  }
}

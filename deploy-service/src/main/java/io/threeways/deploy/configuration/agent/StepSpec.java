package io.threeways.deploy.configuration.agent;

import io.threeways.deploy.configuration.Configurer;
import io.threeways.deploy.configuration.Run;
import java.util.Map;

/** A run as a process, in the agent's words. */
record StepSpec(
    Run.Running run,
    String machine,
    Configurer.Invocation invocation,
    long epoch,
    MachineSettings settings) {

  /** The network is none: what a tool needs lies in the repository or on the machine. */
  Map<String, Object> json() {
    return Map.of(
        "epoch",
        epoch,
        "workspace",
        run.process(),
        "tree",
        Map.of("workspace", machine, "writable", run.order().kind().changes()),
        "kind",
        "step",
        "command",
        invocation.command(),
        "environment",
        invocation.environment(),
        "network",
        "none",
        "limits",
        Map.of(
            "memoryMiB",
            settings.memoryMebibytes(),
            "processes",
            settings.processes(),
            "time",
            settings.time().toString(),
            "outputMiB",
            settings.outputMebibytes()));
  }
}

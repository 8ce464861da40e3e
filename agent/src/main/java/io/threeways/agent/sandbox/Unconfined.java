package io.threeways.agent.sandbox;

import io.threeways.agent.host.Host;
import java.util.ArrayList;
import java.util.List;

/** No sandbox: only for code that its owner declared safe, on an agent that admits it. */
public final class Unconfined implements Sandbox {
  @Override
  public String name() {
    return "none";
  }

  @Override
  public boolean confines() {
    return false;
  }

  @Override
  public boolean filtersCalls() {
    return false;
  }

  @Override
  public List<String> enclose(Confinement confinement) {
    List<String> command = new ArrayList<>();
    command.add(Host.required("env"));
    command.add("--chdir=" + confinement.workspace());
    command.add("-i");
    confinement.environment().forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(confinement.command());
    return command;
  }
}

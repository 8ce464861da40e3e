package io.threeways.deploy.configuration.agent;

import io.threeways.deploy.configuration.Machines;
import io.threeways.identity.CallTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The machines of this installation. */
@ApplicationScoped
class MachineBeans {
  @Produces
  @Singleton
  Machines machines(MachineSettings settings, CallTokens tokens) {
    return new AgentMachines(settings, tokens::token);
  }
}

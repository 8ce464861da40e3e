package io.threeways.agent.http;

import io.threeways.agent.AgentConfiguration;
import io.threeways.agent.sandbox.SandboxChoice;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What this host's agent can do. */
@Path("/api/agent")
@RolesAllowed({"service", "operator"})
public class AgentResource {
  private final AgentConfiguration configuration;
  private final SandboxChoice choice;

  AgentResource(AgentConfiguration configuration, SandboxChoice choice) {
    this.configuration = configuration;
    this.choice = choice;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public AgentView agent() {
    return AgentView.of(configuration, choice);
  }
}

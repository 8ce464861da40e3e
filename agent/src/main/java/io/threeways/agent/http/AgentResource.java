package io.threeways.agent.http;

import io.threeways.agent.AgentSettings;
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
  private final AgentSettings settings;
  private final SandboxChoice choice;

  AgentResource(AgentSettings settings, SandboxChoice choice) {
    this.settings = settings;
    this.choice = choice;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public AgentView agent() {
    return AgentView.of(settings, choice);
  }
}

package io.threeways.agent.owner;

import io.threeways.agent.AgentSettings;
import io.threeways.identity.Caller;
import io.threeways.identity.Roles;
import io.threeways.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Holds each service to what is its own: a key that was stolen, or a service that was taken over,
 * reaches no other's processes, and none runs what it has no business with.
 */
@ApplicationScoped
public class Owners {
  private final List<Owner> owners;
  private final Caller caller;

  Owners(AgentSettings settings, Caller caller) {
    this.owners = settings.owners();
    this.caller = caller;
  }

  /** Ends the request unless the caller may see what has this id, or all whose ids begin so. */
  public void mustOwn(String id) {
    if (caller.has(Roles.SERVICE) && !ownsAny(id)) {
      throw refusal("'%s' does not begin as the ids of %s do".formatted(shown(id), caller.user()));
    }
  }

  /** Ends the request unless the caller may run such a process under this id. */
  public void mustOwn(String id, String kind) {
    mustOwn(id);
    boolean allowed =
        owners.stream().anyMatch(owner -> owner.kind().equals(kind) && isOf(owner, id));
    if (!allowed) {
      throw refusal("%s runs no %s under such an id".formatted(caller.user(), kind));
    }
  }

  private boolean ownsAny(String id) {
    return owners.stream().anyMatch(owner -> isOf(owner, id));
  }

  private boolean isOf(Owner owner, String id) {
    return owner.key().equals(caller.user()) && id.startsWith(owner.prefix());
  }

  private static String shown(String id) {
    return id.substring(0, Math.min(id.length(), 100));
  }

  private static RuntimeException refusal(String detail) {
    return Problem.of("agent", "not-yours", 403, "Not yours")
        .detail(detail + " (threeways.agent.owners)")
        .exception();
  }
}

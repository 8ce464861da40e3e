package io.threeways.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** Who makes the current request. */
@RequestScoped
public class Caller {
  private final SecurityIdentity identity;

  @Inject
  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /**
   * @return the user's name, or a service's
   * @throws IllegalStateException when nobody is known, which default-deny lets nobody see
   */
  public String user() {
    if (identity.isAnonymous()) {
      throw new IllegalStateException("an endpoint that is open to all asked who calls");
    }
    return identity.getPrincipal().getName();
  }

  /** All roles, those that are included in others too. */
  public Set<String> roles() {
    return identity.getRoles();
  }

  public boolean has(String role) {
    return identity.hasRole(role);
  }
}

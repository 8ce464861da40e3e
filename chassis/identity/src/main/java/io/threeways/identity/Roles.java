package io.threeways.identity;

import java.util.List;
import java.util.Set;

/**
 * What a caller may do. Each of {@link #VIEWER} &lt; {@link #DEVELOPER} &lt; {@link #OPERATOR} &lt;
 * {@link #ADMIN} includes the ones before it, so that an endpoint names only the least one that it
 * asks for. {@link #SERVICE} stands apart: a process of ours that calls for itself.
 */
public final class Roles {
  public static final String VIEWER = "viewer";
  public static final String DEVELOPER = "developer";
  public static final String OPERATOR = "operator";
  public static final String ADMIN = "admin";
  public static final String SERVICE = "service";

  private static final List<String> RISING = List.of(VIEWER, DEVELOPER, OPERATOR, ADMIN);

  private Roles() {}

  /** The roles that a person can have, the least first. */
  public static List<String> ofPeople() {
    return RISING;
  }

  /** What a service may do beyond all services: {@code service:build}. */
  static String ofService(String name) {
    return SERVICE + ":" + name;
  }

  /**
   * @return the role and all that it includes; nothing when it is not a role of ours
   */
  public static Set<String> including(String role) {
    if (role.equals(SERVICE)) {
      return Set.of(SERVICE);
    }
    return Set.copyOf(RISING.subList(0, RISING.indexOf(role) + 1));
  }
}

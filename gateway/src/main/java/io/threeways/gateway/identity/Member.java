package io.threeways.gateway.identity;

import io.threeways.identity.Roles;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A person, or a machine that acts for one.
 *
 * @param role the greatest one that they have
 */
public record Member(String name, String role) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  public Member {
    // JSON may leave either out.
    name = Objects.requireNonNullElse(name, "");
    role = Objects.requireNonNullElse(role, "");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a member's name is 1 to 63 of a-z, 0-9, dot, underscore and hyphen");
    }
    if (!Roles.ofPeople().contains(role)) {
      throw new IllegalArgumentException("a member's role is one of " + Roles.ofPeople());
    }
  }
}

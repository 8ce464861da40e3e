package io.threeways.build.repository;

import java.util.Locale;

/** Somebody whom a commit names. */
public record Person(String name, String mail) {

  /**
   * Whether a member of this installation goes by that name, or by that name before the {@code @}.
   */
  public boolean is(String member) {
    String wanted = member.toLowerCase(Locale.ROOT);
    return name.toLowerCase(Locale.ROOT).equals(wanted)
        || mail.toLowerCase(Locale.ROOT).equals(wanted)
        || mail.toLowerCase(Locale.ROOT).startsWith(wanted + "@");
  }

  @Override
  public String toString() {
    return name + " <" + mail + ">";
  }
}

package io.threeways.deploy.configuration;

import java.util.Locale;

/** What brings a machine to what a file says. */
public enum Tool {
  ANSIBLE,
  PUPPET,
  CHEF;

  /** As files, events and answers say it: {@code ansible}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Tool of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

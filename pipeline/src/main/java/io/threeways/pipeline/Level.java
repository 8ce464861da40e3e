package io.threeways.pipeline;

import java.util.Locale;

/** Kinds of tests from cheap to dear. */
public enum Level {
  UNIT,
  COMPONENT,
  CONTRACT,
  INTEGRATION,
  SYSTEM,
  ACCEPTANCE,
  PERFORMANCE;

  /** As the pipeline file writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  int cost() {
    return 1 + ordinal();
  }
}

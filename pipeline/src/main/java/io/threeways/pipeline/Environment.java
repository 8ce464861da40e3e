package io.threeways.pipeline;

import java.util.Locale;

/** What a stage's tests are run against. */
public enum Environment {
  /** Nothing but what the stage starts itself. */
  BUILD,
  /**
   * Servers of the artifact that this run has made, created for it from the deploy section, and
   * gone after it.
   */
  PRODUCTION_LIKE;

  /** Variable of a stage: where the first server answers. */
  public static final String URL = "THREEWAYS_ENVIRONMENT_URL";

  /** Variable of a stage: where each server answers, with spaces between them. */
  public static final String URLS = "THREEWAYS_ENVIRONMENT_URLS";

  /** Variable of a stage: the environment's name. */
  public static final String NAME = "THREEWAYS_ENVIRONMENT";

  /** As the pipeline file writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

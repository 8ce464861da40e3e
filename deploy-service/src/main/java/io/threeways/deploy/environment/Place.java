package io.threeways.deploy.environment;

import java.util.regex.Pattern;

/**
 * One application in one environment: what a deployment is aimed at and what a lease covers.
 *
 * @param application DNS label, for example {@code shop}
 * @param environment DNS label, for example {@code production}
 */
public record Place(String application, String environment) {
  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

  public Place {
    requireLabel("application", application);
    requireLabel("environment", environment);
  }

  private static void requireLabel(String what, String value) {
    if (!LABEL.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must be a DNS label (a-z, 0-9, -, at most 63), not '" + shortened(value) + "'");
    }
  }

  private static String shortened(String value) {
    return value.length() <= 80 ? value : value.substring(0, 80) + "…";
  }

  /** For example {@code shop/production}. */
  @Override
  public String toString() {
    return application + "/" + environment;
  }
}

package io.threeways.gateway.traffic;

/** The two that can answer at the same time. */
public enum Version {
  STABLE,
  CANDIDATE
}

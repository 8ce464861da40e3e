package io.threeways.gateway.traffic;

/** What is assigned to a version as a whole, and therefore what is counted. */
public enum UnitOfAssignment {
  REQUEST,
  KEY
}

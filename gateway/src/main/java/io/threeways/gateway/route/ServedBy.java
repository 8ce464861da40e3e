package io.threeways.gateway.route;

/** Who serves a service: the line that is flipped to move it out of the monolith, or back. */
public enum ServedBy {
  MONOLITH,
  SERVICE
}

package io.threeways.outbox;

/** Another relay may be sending by now, or this one is being closed. */
final class LeadershipLost extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LeadershipLost() {
    super("leadership lost");
  }
}

package io.threeways.outbox;

/** A handler failed at every attempt: the event belongs into the dead-letter topic. */
public final class Undeliverable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Undeliverable(String handler, String what, int attempts, Throwable cause) {
    super(
        "%s could not handle %s in %d attempts: %s".formatted(handler, what, attempts, cause),
        cause);
  }
}

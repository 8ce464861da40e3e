package io.threeways.outbox;

/** The process is being stopped while an event was held; it comes again at the next start. */
public final class DeliveryInterrupted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DeliveryInterrupted(String handler, String what, InterruptedException cause) {
    super("%s was interrupted while it held %s".formatted(handler, what), cause);
  }
}

package io.threeways.outbox;

/** What a relay is doing; for a health check or a log. */
public sealed interface RelayStatus {
  /** Not started, or closed. */
  record Stopped() implements RelayStatus {}

  /** Another process of the same service sends; this one is ready to take over. */
  record StandingBy() implements RelayStatus {}

  /** This process sends. */
  record Leading() implements RelayStatus {}

  /**
   * Trying again; nothing is lost meanwhile.
   *
   * @param reason for a person
   */
  record Troubled(String reason) implements RelayStatus {}
}

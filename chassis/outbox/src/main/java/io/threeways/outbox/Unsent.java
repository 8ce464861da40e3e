package io.threeways.outbox;

/** A committed record that no broker has acknowledged yet. */
record Unsent(long position, OutboxMessage message) {
  String key() {
    return message.key();
  }
}

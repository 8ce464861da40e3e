package io.threeways.build.webhook;

/** What the remote and we know, and nobody else: it is shown once, to whoever makes the mirror. */
public record WebhookSecret(String text) {
  @Override
  public String toString() {
    return "a secret";
  }
}

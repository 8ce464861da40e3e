package io.threeways.unused;

/** Keeps what nobody reads. */
public final class Hoarder {
  private final String kept = "for later";

  private Hoarder() {}
}

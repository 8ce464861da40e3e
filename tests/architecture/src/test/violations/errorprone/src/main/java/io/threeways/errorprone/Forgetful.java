package io.threeways.errorprone;

/** Makes an exception and does not throw it. */
public final class Forgetful {
  private Forgetful() {}

  /** Looks as if it refused. */
  public static void refuse() {
    new IllegalStateException("refused");
  }
}

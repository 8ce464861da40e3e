package io.threeways.events;

/** A well-formed event of a type that the reader has no record for. It is kept and ignored. */
public final class UnknownEventType extends Exception {
  private static final long serialVersionUID = 1L;

  public UnknownEventType(String type) {
    super(type);
  }
}

package io.threeways.events;

/** A document that is not the event it should be. */
public final class MalformedEvent extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;
  private final String reason;

  public MalformedEvent(String pointer, String reason) {
    super(pointer.isEmpty() ? reason : pointer + ": " + reason);
    this.pointer = pointer;
    this.reason = reason;
  }

  /** Where in the document, as a JSON pointer (RFC 6901); empty for the whole. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong there. */
  public String reason() {
    return reason;
  }
}

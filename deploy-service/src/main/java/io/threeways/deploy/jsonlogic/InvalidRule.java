package io.threeways.deploy.jsonlogic;

/** What is written is not a rule. */
public final class InvalidRule extends Exception {
  private static final long serialVersionUID = 1L;

  private final String pointer;

  InvalidRule(String pointer, String message) {
    super(message);
    this.pointer = pointer;
  }

  /** Where in the rule (RFC 6901); empty for the rule as a whole. */
  public String pointer() {
    return pointer;
  }

  /** What is wrong, for a person. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}

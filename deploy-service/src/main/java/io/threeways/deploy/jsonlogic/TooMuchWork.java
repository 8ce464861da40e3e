package io.threeways.deploy.jsonlogic;

/** An evaluation needed more steps than a rule may take. */
public final class TooMuchWork extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchWork() {
    super("the rule takes too many steps with this context", null, false, false);
  }
}

package io.threeways.pipeline.run;

/** What runs the code failed, not the code: worth another attempt, never a red build. */
public final class InfrastructureFailure extends Exception {
  private static final long serialVersionUID = 1L;

  public InfrastructureFailure(String message) {
    super(message);
  }

  public InfrastructureFailure(String message, Throwable cause) {
    super(message, cause);
  }
}

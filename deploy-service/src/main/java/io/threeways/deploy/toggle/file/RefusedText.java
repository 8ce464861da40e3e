package io.threeways.deploy.toggle.file;

/** The text cannot be read as JSON within the limits. */
final class RefusedText extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Fault fault;

  RefusedText(Fault fault) {
    super(fault.message());
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}

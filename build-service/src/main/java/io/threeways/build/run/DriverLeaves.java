package io.threeways.build.run;

/** A driver goes and leaves its build, whose processes run on, to whoever comes next. */
final class DriverLeaves extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DriverLeaves() {
    super("the driver leaves");
  }
}

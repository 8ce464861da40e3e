package io.threeways.build.andon;

/** Who belongs to this installation: that is the gateway's to know. */
public interface Members {

  /** Whether it is certain that nobody of this name is a member; false when nobody can be asked. */
  boolean isGone(String name);
}

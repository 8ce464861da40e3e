package io.threeways.deploy.toggle;

/** Tells the world, once the caller's transaction commits. */
public interface ToggleAnnouncements {
  void changed(ToggleChange change);
}

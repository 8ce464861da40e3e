package io.threeways.deploy.configuration;

/** Tells the world, once the caller's transaction commits. */
public interface ConfigurationAnnouncements {
  /** A machine was changed, wholly or partly, or found changed. */
  void modified(Run.Ended run);
}

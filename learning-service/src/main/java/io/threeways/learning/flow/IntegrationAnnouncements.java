package io.threeways.learning.flow;

/** Tells others that a change is integrated, once the caller's transaction has committed. */
public interface IntegrationAnnouncements {
  void integrated(Integration integration);
}

package io.threeways.learning.flow;

/** Tells others that a change is finished, once the caller's transaction has committed. */
public interface FinishAnnouncements {
  void finished(Finish finish);
}

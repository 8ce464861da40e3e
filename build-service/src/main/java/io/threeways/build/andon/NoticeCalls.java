package io.threeways.build.andon;

/** Tells the tellers of this process that there is something to tell. */
public interface NoticeCalls {

  /** Wakes them when the caller's transaction has committed. */
  void afterCommit();
}

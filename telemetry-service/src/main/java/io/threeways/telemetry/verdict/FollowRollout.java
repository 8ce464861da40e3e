package io.threeways.telemetry.verdict;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

/** Learns what is on trial, whichever event comes first. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowRollout {
  private final Trials trials;

  @Inject
  public FollowRollout(Trials trials) {
    this.trials = trials;
  }

  /** It began. */
  public void started(Subject subject) {
    trials.save(trials.lockOrOpen(subject));
  }

  /** Its weights were changed. */
  public void shifted(Subject subject, Step step) {
    trials.save(trials.lockOrOpen(subject).shifted(step));
  }

  /** It finished, failed or was rolled back. */
  public void ended(Subject subject) {
    trials.save(trials.lockOrOpen(subject).over());
  }
}

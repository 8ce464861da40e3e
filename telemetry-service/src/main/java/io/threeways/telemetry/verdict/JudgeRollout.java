package io.threeways.telemetry.verdict;

import io.threeways.telemetry.verdict.CaseFile.Assessment;
import io.threeways.telemetry.verdict.Trial.Observed;
import io.threeways.telemetry.verdict.Trial.Open;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * Judges a rollout at every look. A step is answered once, and worse is found out once: the answer,
 * the state it follows from and the event that tells of it are one transaction.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class JudgeRollout {
  private final Trials trials;
  private final Verdicts verdicts;
  private final LatencyHistory history;
  private final CaseFiles files;
  private final Rules rules;
  private final Chains chains;

  @Inject
  public JudgeRollout(
      Trials trials,
      Verdicts verdicts,
      LatencyHistory history,
      CaseFiles files,
      Rules rules,
      Chains chains) {
    this.trials = trials;
    this.verdicts = verdicts;
    this.history = history;
    this.files = files;
    this.rules = rules;
    this.chains = chains;
  }

  /**
   * Takes in a gateway's counters. Repeated and late ones change nothing; before anybody told of
   * the rollout they are ignored, since the next ones contain them.
   */
  public void observe(UUID deployment, Snapshot snapshot) {
    if (trials.lock(deployment).orElse(null) instanceof Open open) {
      chains.within(open.subject().chain(), () -> observe(open, snapshot));
    }
  }

  /** A deadline may pass without any counters. */
  public void checkDeadline(UUID deployment, Instant now) {
    if (trials.lock(deployment).orElse(null) instanceof Open open) {
      chains.within(open.subject().chain(), () -> judge(open, now));
    }
  }

  private void observe(Open open, Snapshot snapshot) {
    Observed observed = withHistory(open, snapshot).observe(snapshot, rules);
    trials.record(open.subject().deployment(), observed.looks());
    judge(observed.trial(), snapshot.at());
  }

  private Open withHistory(Open open, Snapshot snapshot) {
    if (!open.isNew()) {
      return open;
    }
    Subject subject = open.subject();
    return open.with(history.before(subject.application(), subject.environment(), snapshot.at()));
  }

  private void judge(Open open, Instant at) {
    if (open.standing(at, rules).decision() == Decision.HOLD) {
      trials.save(open);
      return;
    }
    CaseFile file = files.of(open, at);
    Assessment assessment = file.assess();
    Step step = Objects.requireNonNull(open.current());
    verdicts.announce(new Verdict(open.subject(), step, at, file, assessment));
    trials.save(after(open, assessment.judgement().decision()));
  }

  private static Trial after(Open open, Decision decision) {
    return switch (decision) {
      case ROLLBACK, FIX_FORWARD -> open.over();
      case PROMOTE, INCONCLUSIVE -> open.answer();
      case HOLD -> open;
    };
  }
}

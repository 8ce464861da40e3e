package io.threeways.deploy.rollout;

import java.util.UUID;

/**
 * What the verdict says about one step of one deployment.
 *
 * @param id of the event
 * @param chain of the event
 * @param step the {@link Rollout.OnTrial#step() step} that was judged
 * @param rule which rule decided, in words
 * @param measure that decided, for example {@code errors}
 */
public record Judgement(
    UUID id, UUID chain, UUID deployment, int step, Verdict verdict, String rule, String measure) {

  /** What to do. */
  public enum Verdict {
    PROMOTE,
    ROLLBACK,
    INCONCLUSIVE,
    FIX_FORWARD
  }
}

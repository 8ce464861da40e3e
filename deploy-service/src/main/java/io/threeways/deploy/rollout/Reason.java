package io.threeways.deploy.rollout;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a rollout went on, stopped or turned back.
 *
 * @param words one sentence for a person
 * @param judgement id of the {@code deploy-judged} event that decided; null when none did
 * @param judgementChain its chain; null with {@code judgement}
 * @param requestedBy the user who commanded it; null when nobody did
 */
public record Reason(
    String words,
    @Nullable UUID judgement,
    @Nullable UUID judgementChain,
    @Nullable String requestedBy) {

  static Reason observed(String words) {
    return new Reason(words, null, null, null);
  }

  static Reason commanded(String user, String words) {
    return new Reason(words, null, null, user);
  }

  static Reason judged(Judgement judgement, String words) {
    return new Reason(words, judgement.id(), judgement.chain(), null);
  }
}

package io.threeways.learning.chain.kafka;

import io.threeways.events.LearningEvent;
import io.threeways.events.LearningEvent.ChangeFinished;
import io.threeways.events.LearningEvent.ChangeIntegrated;
import io.threeways.learning.chain.DoneState;
import io.threeways.learning.chain.Evidence;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Telling;

/** What this service says itself, in words. */
final class LearningTelling {
  private LearningTelling() {}

  static Telling tell(LearningEvent event) {
    return switch (event) {
      case ChangeFinished finished -> finished(finished);
      case ChangeIntegrated integrated -> integrated(integrated);
    };
  }

  private static Telling finished(ChangeFinished finished) {
    String words =
        "%s is finished, %s after its push: its tests pass in %s, which is made like production"
            .formatted(
                finished.change(), Words.duration(finished.leadTime()), finished.environment());
    return Telling.step("finished", Mood.WELL, words)
        .with(
            Evidence.of("environment", finished.environment()),
            Evidence.of("build", finished.build()))
        .announces(DoneState.FINISHED);
  }

  private static Telling integrated(ChangeIntegrated integrated) {
    String words =
        "%s is integrated, %s after its push: main is green with it and its artifact is published"
            .formatted(integrated.change(), Words.duration(integrated.leadTime()));
    return Telling.step("integrated", Mood.WELL, words)
        .with(
            Evidence.of("artifact", integrated.artifact()),
            Evidence.of("build", integrated.build()))
        .announces(DoneState.INTEGRATED);
  }
}

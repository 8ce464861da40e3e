package io.threeways.learning.chain;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a story.
 *
 * @param own whether it belongs to the change's own chain, not to work that serves several changes
 * @param after since the story began
 * @param waited how long nothing was worked on since the step before
 * @param took how long the work took that ends here; null when none does
 * @param causes the events of this story that caused it
 */
public record StoryStep(
    ChainEvent event,
    boolean own,
    Duration after,
    Duration waited,
    @Nullable Duration took,
    List<String> causes,
    Telling telling) {
  public StoryStep {
    causes = List.copyOf(causes);
  }
}

package io.threeways.learning.chain.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.DoneState;
import io.threeways.learning.chain.Story;
import io.threeways.learning.chain.StoryStep;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A change's story.
 *
 * @param change where it stands
 * @param reached the DONE states that it reached, the first one first
 * @param steps what happened, causes before effects
 * @param words the same, a sentence a step
 */
public record StoryView(
    @JsonUnwrapped ChangeView change,
    List<DoneView> reached,
    List<StepView> steps,
    List<String> words) {

  static StoryView of(Story story) {
    return new StoryView(
        ChangeView.of(story),
        story.reached().entrySet().stream()
            .map(entry -> DoneView.of(entry.getKey(), entry.getValue()))
            .toList(),
        story.steps().stream().map(StepView::of).toList(),
        story.steps().stream().map(StoryView::sentence).toList());
  }

  private static String sentence(StoryStep step) {
    return "+%s %s".formatted(seconds(step.after()), step.telling().words());
  }

  private static String seconds(Duration duration) {
    return "%d.%03d s".formatted(duration.toSeconds(), Math.abs(duration.toMillisPart()));
  }

  /**
   * @param after since the story began
   * @param event that says so
   */
  public record DoneView(String state, String at, String after, String event) {
    static DoneView of(DoneState state, StoryStep step) {
      return new DoneView(
          ChangeView.word(state),
          step.event().at().toString(),
          step.after().toString(),
          step.event().id());
    }
  }

  /**
   * @param href the event itself
   * @param own false for work that serves several changes
   * @param waited how long nothing was worked on since the step before
   * @param took how long the work took that ends here; null when none does
   * @param causedBy events of this story
   */
  public record StepView(
      String event,
      String href,
      String chain,
      boolean own,
      String topic,
      String type,
      String subject,
      String source,
      String at,
      String after,
      String waited,
      @Nullable String took,
      String mood,
      @Nullable String step,
      String words,
      List<String> causedBy,
      List<EvidenceView> evidence) {
    static StepView of(StoryStep step) {
      ChainEvent event = step.event();
      Duration took = step.took();
      return new StepView(
          event.id(),
          "/api/learning/events/" + event.id(),
          String.valueOf(event.chain()),
          step.own(),
          event.arrival().topic(),
          event.type(),
          event.subject(),
          event.source(),
          event.at().toString(),
          step.after().toString(),
          step.waited().toString(),
          took == null ? null : took.toString(),
          ChangeView.word(step.telling().mood()),
          step.telling().step(),
          step.telling().words(),
          step.causes(),
          step.telling().evidence().stream()
              .map(evidence -> new EvidenceView(evidence.name(), evidence.value()))
              .toList());
    }
  }

  /** One thing that a step rests on. */
  public record EvidenceView(String name, String value) {}
}

package io.threeways.learning.chain.http;

import io.threeways.learning.chain.DoneState;
import io.threeways.learning.chain.Mood;
import io.threeways.learning.chain.Push;
import io.threeways.learning.chain.Story;
import io.threeways.learning.chain.StoryStep;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a change stands.
 *
 * @param done {@code finished}, {@code integrated} or {@code valuable}; null before the first
 * @param step a word or two, for example {@code building}
 * @param mood {@code trial}, {@code well}, {@code risk} or {@code broken}
 * @param setback what went wrong before that step, for example {@code rolled back}; null when
 *     nothing did
 * @param since when it came to that step
 * @param lasted from the first step to the last known one
 * @param working how much of it something was being worked on
 * @param waiting the rest
 */
public record ChangeView(
    String change,
    String repository,
    String branch,
    String commit,
    String title,
    String author,
    String chain,
    String pushedAt,
    @Nullable String done,
    String step,
    String mood,
    @Nullable String setback,
    String since,
    String lasted,
    String working,
    String waiting) {

  static ChangeView of(Story story) {
    Push push = story.change();
    Optional<StoryStep> current = story.current();
    return new ChangeView(
        push.change(),
        push.repository(),
        push.branch(),
        push.commit(),
        push.title(),
        push.author(),
        push.chain(),
        push.at().toString(),
        furthest(story),
        current.map(step -> step.telling().step()).orElse("pushed"),
        word(current.map(step -> step.telling().mood()).orElse(Mood.TRIAL)),
        story
            .setback()
            .filter(step -> !step.equals(current.orElse(null)))
            .map(step -> step.telling().step())
            .orElse(null),
        current.map(step -> step.event().at()).orElse(push.at()).toString(),
        story.lasted().toString(),
        story.worked().toString(),
        story.waited().toString());
  }

  private static @Nullable String furthest(Story story) {
    return story.reached().keySet().stream()
        .max(DoneState::compareTo)
        .map(ChangeView::word)
        .orElse(null);
  }

  /** Labels as they stand in JSON and on a page. */
  static String word(Enum<?> label) {
    return label.name().toLowerCase(Locale.ROOT);
  }
}

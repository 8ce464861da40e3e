package io.threeways.learning.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final Push PUSH =
      new Push("push", "shop/7", "own", "shop", "main", "c0ffee", "Cheaper", "Ada", BEGIN);

  @Test
  void aCauseComesBeforeItsEffectWhateverTheClocksSay() {
    ChainEvent cause = event("cause", 5);
    ChainEvent effect = event("effect", 3, "cause");

    assertThat(ids(tell(effect, cause))).containsExactly("cause", "effect");
  }

  @Test
  void whatNothingTiesIsOrderedByTimeAndThenById() {
    assertThat(ids(tell(event("c", 2), event("b", 1), event("a", 2))))
        .containsExactly("b", "a", "c");
  }

  @Test
  void aCircleOfForeignLinksIsBrokenByTime() {
    assertThat(ids(tell(event("b", 2, "a"), event("a", 1, "b"), event("z", 3, "b"))))
        .containsExactly("a", "b", "z");
  }

  @Test
  void onlyCausesThatBelongToTheStoryAreNamed() {
    Story story = tell(event("a", 0), event("b", 1, "a", "of a sibling"));

    assertThat(story.steps().getLast().causes()).containsExactly("a");
  }

  @Test
  void timeWithoutWorkIsWaiting() {
    Story story =
        tell(
            event("push", 0),
            event("start build", 4),
            event("start unit", 5),
            event("end unit", 7),
            event("end build", 10),
            event("seen", 13));

    assertThat(story.lasted()).isEqualTo(Duration.ofSeconds(13));
    assertThat(story.worked()).isEqualTo(Duration.ofSeconds(6));
    assertThat(story.waited()).isEqualTo(Duration.ofSeconds(7));
    assertThat(story.steps().stream().map(step -> step.waited().toSeconds()))
        .containsExactly(0L, 4L, 0L, 0L, 0L, 3L);
    assertThat(story.steps().stream().map(StoryStep::took))
        .containsExactly(null, null, null, Duration.ofSeconds(2), Duration.ofSeconds(6), null);
  }

  @Test
  void whatHasNotEndedIsWorkUntilTheLastThingThatIsKnown() {
    assertThat(tell(event("start build", 1), event("seen", 4)).worked())
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void theFirstStepThatReachesAStateCounts() {
    Story story = tell(event("done", 2), event("done again", 5));

    assertThat(story.reached().get(DoneState.FINISHED)).isEqualTo(story.steps().getFirst());
  }

  @Test
  void whatSaysThatAStateIsReachedCountsBeforeWhatOnlyLooksSo() {
    Story story = tell(event("done", 2), event("said done", 5), event("said done again", 6));

    assertThat(story.reached().get(DoneState.FINISHED)).isEqualTo(story.steps().get(1));
  }

  @Test
  void whatWentWrongIsNotForgottenWhenAnotherChangeCarriesItOn() {
    assertThat(tell(event("step red", 1), event("step live", 2)).setback())
        .map(step -> step.event().id())
        .contains("step red");
    assertThat(tell(event("step green", 1), event("step live", 2)).setback()).isEmpty();
  }

  private static Story tell(ChainEvent... events) {
    List<ChainEvent> backwards = Arrays.asList(events);
    Collections.reverse(backwards);
    return Story.tell(
        PUSH, Stream.concat(backwards.stream(), backwards.stream()).toList(), StoryTest::telling);
  }

  private static Telling telling(ChainEvent event) {
    Telling telling = Telling.aside(event.id());
    if (event.id().startsWith("step ")) {
      String step = event.id().substring(5);
      return Telling.step(step, step.equals("red") ? Mood.BROKEN : Mood.WELL, step);
    }
    if (event.id().startsWith("start ")) {
      return telling.begins(event.id().substring(6));
    }
    if (event.id().startsWith("end ")) {
      return telling.ends(event.id().substring(4));
    }
    if (event.id().startsWith("said done")) {
      return telling.announces(DoneState.FINISHED);
    }
    return event.id().startsWith("done") ? telling.reaches(DoneState.FINISHED) : telling;
  }

  private static ChainEvent event(String id, int second, String... causes) {
    return new ChainEvent(
        new Arrival("topic", 0, second),
        id,
        "/test",
        "type",
        "subject",
        "own",
        BEGIN.plusSeconds(second),
        Arrays.stream(causes)
            .map(cause -> new EventLink(EventLink.Kind.PATH, null, cause, null))
            .toList(),
        new byte[0]);
  }

  private static List<String> ids(Story story) {
    return story.steps().stream().map(step -> step.event().id()).toList();
  }
}

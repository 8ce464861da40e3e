package io.threeways.learning.chain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a change. It follows from the set of its events alone: not from the order in
 * which they arrived, nor from how often, nor from the time at which it is told.
 *
 * @param change its newest push
 * @param steps causes before effects
 * @param reached the DONE states, with the first step that reached each
 * @param lasted from the first step to the last
 * @param worked how much of that something was being worked on
 */
public record Story(
    Push change,
    List<StoryStep> steps,
    Map<DoneState, StoryStep> reached,
    Duration lasted,
    Duration worked) {
  public Story {
    steps = List.copyOf(steps);
  }

  /**
   * @param events the change's chain and the chains that contain it
   */
  static Story tell(Push change, Collection<ChainEvent> events, Teller teller) {
    List<Told> told =
        CausalOrder.of(events).stream().map(event -> new Told(event, teller.tell(event))).toList();
    Instant begin = edge(told, Comparator.naturalOrder(), change.at());
    Instant end = edge(told, Comparator.reverseOrder(), change.at());
    WorkingTime work = WorkingTime.between(marks(told), end);
    List<StoryStep> steps = new Steps(change.chain(), told, begin, work).all();
    return new Story(
        change, steps, reached(steps), Duration.between(begin, end), work.within(begin, end));
  }

  public Duration waited() {
    return lasted.minus(worked);
  }

  /** The last step that moved the change. */
  public Optional<StoryStep> current() {
    return steps.reversed().stream().filter(step -> step.telling().step() != null).findFirst();
  }

  /** What went wrong with it last, whatever became of it since: another change may carry it on. */
  public Optional<StoryStep> setback() {
    return steps.reversed().stream()
        .filter(step -> step.telling().step() != null && step.telling().mood() == Mood.BROKEN)
        .findFirst();
  }

  private record Told(ChainEvent event, Telling telling) {}

  private static Instant edge(List<Told> told, Comparator<Instant> order, Instant otherwise) {
    return told.stream().map(one -> one.event().at()).min(order).orElse(otherwise);
  }

  private static List<WorkingTime.Mark> marks(List<Told> told) {
    return told.stream()
        .flatMap(
            one ->
                Optional.ofNullable(one.telling().work())
                    .map(work -> new WorkingTime.Mark(work, one.event().at()))
                    .stream())
        .toList();
  }

  private static Map<DoneState, StoryStep> reached(List<StoryStep> steps) {
    Map<DoneState, StoryStep> reached = new EnumMap<>(DoneState.class);
    for (StoryStep step : steps) {
      DoneState state = step.telling().reached();
      if (state != null) {
        reached.merge(state, step, Story::firstToSay);
      }
    }
    return reached;
  }

  private static StoryStep firstToSay(StoryStep before, StoryStep now) {
    return now.telling().announced() && !before.telling().announced() ? now : before;
  }

  /** The steps of one story, one after the other. */
  private record Steps(String chain, List<Told> told, Instant begin, WorkingTime work) {
    List<StoryStep> all() {
      Set<String> known = new HashSet<>();
      told.forEach(one -> known.add(one.event().id()));
      Map<String, Instant> starts = new HashMap<>();
      List<StoryStep> steps = new ArrayList<>();
      Instant before = begin;
      for (Told one : told) {
        steps.add(step(one, before, known, starts));
        before = one.event().at().isAfter(before) ? one.event().at() : before;
      }
      return steps;
    }

    private StoryStep step(
        Told one, Instant before, Set<String> known, Map<String, Instant> starts) {
      Instant at = one.event().at();
      Duration gap = at.isAfter(before) ? Duration.between(before, at) : Duration.ZERO;
      return new StoryStep(
          one.event(),
          chain.equals(one.event().chain()),
          Duration.between(begin, at),
          gap.minus(work.within(before, at)),
          took(one, starts),
          one.event().causes().stream().filter(known::contains).distinct().sorted().toList(),
          one.telling());
    }

    private static @Nullable Duration took(Told one, Map<String, Instant> starts) {
      Work work = one.telling().work();
      if (work == null) {
        return null;
      }
      if (work.edge() == Work.Edge.START) {
        starts.putIfAbsent(work.name(), one.event().at());
        return null;
      }
      Instant start = starts.get(work.name());
      return start == null ? null : Duration.between(start, one.event().at());
    }
  }
}

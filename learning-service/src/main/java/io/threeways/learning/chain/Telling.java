package io.threeways.learning.chain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one event says, in words.
 *
 * @param words a sentence for a person
 * @param step where the change stands after it, in a word or two; null when it does not move
 * @param mood how that looks
 * @param evidence what it rests on
 * @param work that begins or ends here
 * @param reached the DONE state that is reached by it
 * @param announced whether that is what it says, and does not only follow from it
 */
public record Telling(
    String words,
    @Nullable String step,
    Mood mood,
    List<Evidence> evidence,
    @Nullable Work work,
    @Nullable DoneState reached,
    boolean announced) {
  public Telling {
    evidence = List.copyOf(evidence);
  }

  /** A sentence that moves nothing. */
  public static Telling aside(String words) {
    return new Telling(words, null, Mood.TRIAL, List.of(), null, null, false);
  }

  public static Telling step(String step, Mood mood, String words) {
    return new Telling(words, step, mood, List.of(), null, null, false);
  }

  public Telling with(Evidence... more) {
    return new Telling(words, step, mood, List.of(more), work, reached, announced);
  }

  public Telling withAll(List<Evidence> more) {
    return new Telling(words, step, mood, more, work, reached, announced);
  }

  public Telling begins(String name) {
    return new Telling(words, step, mood, evidence, Work.begins(name), reached, announced);
  }

  public Telling ends(String name) {
    return new Telling(words, step, mood, evidence, Work.ends(name), reached, announced);
  }

  public Telling reaches(DoneState state) {
    return new Telling(words, step, mood, evidence, work, state, false);
  }

  /** What it says is that this state is reached; that counts before any sign of it. */
  public Telling announces(DoneState state) {
    return new Telling(words, step, mood, evidence, work, state, true);
  }
}

package io.threeways.learning.chain;

/** Takes events from outside, and keeps what it accepted. */
public interface Reception {

  Outcome receive(Submission submission);

  /** What became of it. */
  sealed interface Outcome {
    /**
     * It will be logged, once, however often it is sent.
     *
     * @param known whether there is a schema of its type, which it keeps
     */
    record Accepted(String id, String source, String type, boolean known) implements Outcome {}

    /**
     * @param pointer where in the body; RFC 6901
     */
    record Refused(String pointer, String reason) implements Outcome {}
  }
}

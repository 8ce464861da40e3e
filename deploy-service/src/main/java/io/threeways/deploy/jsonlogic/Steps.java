package io.threeways.deploy.jsonlogic;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts the work of evaluations: nested iterations multiply it, whatever a rule's size, and so do
 * values that hold one another twice. A step takes some tens of nanoseconds. Not for two threads.
 */
public final class Steps {
  /** Of a text or a number that are copied, compared or hashed in the time of one step. */
  private static final int WORD = 64;

  /** Levels of a value that is looked at as a whole; more than any context has. */
  private static final int DEEPEST = 1_000;

  private final int most;
  private int left;

  public Steps(int most) {
    this.most = most;
    this.left = most;
  }

  /** How many were taken, {@code most} of them at most. */
  public int taken() {
    return most - Math.max(0, left);
  }

  int left() {
    return Math.max(0, left);
  }

  void take(long steps) {
    if (steps > left) {
      left = 0;
      throw new TooMuchWork();
    }
    left -= (int) steps;
  }

  /** For every character of one text being compared with every character of another. */
  void product(String text, String part) {
    take((long) text.length() * part.length() / WORD);
  }

  /** For the whole of a value, before it is compared, written or hashed. */
  void whole(@Nullable Object value) {
    whole(value, 0);
  }

  private void whole(@Nullable Object value, int depth) {
    switch (value) {
      case String text -> take(text.length() / WORD);
      case BigInteger number -> take(number.bitLength() / WORD);
      case List<?> items -> {
        inside(items.size(), depth);
        for (Object item : items) {
          whole(item, depth + 1);
        }
      }
      case Map<?, ?> members -> {
        inside(members.size(), depth);
        for (Map.Entry<?, ?> member : members.entrySet()) {
          whole(member.getKey(), depth + 1);
          whole(member.getValue(), depth + 1);
        }
      }
      case null, default -> {}
    }
  }

  private void inside(int size, int depth) {
    if (depth > DEEPEST) {
      throw new TooMuchWork();
    }
    take(size + 1L);
  }
}

package io.threeways.build.repository.git;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/**
 * Which objects of a pack are described as differences to which, and how much memory it takes to
 * put them together.
 *
 * <p>JGit goes down this tree from each whole object and keeps an object as long as it has children
 * that were not visited. So at any object are held: the object itself, its difference, its base,
 * and of the objects above its base those with more than one child.
 */
final class DeltaTree {
  private static final int WHOLE = -1;
  private static final int BY_ID = -2;

  private final Map<ObjectId, Long> basesById = new HashMap<>();
  private long[] offsets = new long[16];
  private int[] bases = new int[16];
  private int[] sizes = new int[16];
  private int[] children = new int[16];
  private byte[] types = new byte[16];
  private int count;
  private long largestStep;

  /**
   * @param size of the object
   */
  void whole(long offset, int type, int size) {
    add(offset, WHOLE, size, (byte) type);
  }

  /**
   * @param baseOffset where the base begins in this pack
   * @param delta bytes of the difference
   * @param size of the object that it makes
   */
  void delta(long offset, long baseOffset, int delta, int size) throws RefusedPack {
    int base = Arrays.binarySearch(offsets, 0, count, baseOffset);
    if (base < 0) {
      throw new RefusedPack("the pack has a difference to something that is no object");
    }
    children[base]++;
    step((long) sizes[base] + delta + size);
    add(offset, base, size, types[base]);
  }

  /**
   * @param baseSize as the difference announces it
   */
  void delta(long offset, ObjectId baseId, long baseSize, int delta, int size) {
    basesById.merge(baseId, baseSize, Math::max);
    step(baseSize + delta + size);
    add(offset, BY_ID, size, (byte) Constants.OBJ_BAD);
  }

  /**
   * The type of the object that was added last; {@code OBJ_BAD} when only its base's id is known.
   */
  int lastType() {
    return types[count - 1];
  }

  boolean isEmpty() {
    return largestStep == 0;
  }

  /** The most that is held for one object: its base, its difference and itself. */
  long largestStep() {
    return largestStep;
  }

  /** The most that is held at once, in bytes. */
  long bytes() {
    return basesById.isEmpty() ? alongOffsets() : alongAnyPath();
  }

  private long alongOffsets() {
    long[] above = new long[count];
    long most = 0;
    for (int i = 0; i < count; i++) {
      int base = bases[i];
      if (base >= 0) {
        above[i] = above[base] + branching(base);
        // The base is held anyway, and part of the step.
        most = Math.max(most, above[base] + largestStep);
      }
    }
    return most;
  }

  /**
   * A base that is named by its id may be any object, here or in the repository: then everything
   * that can have children may lie on one path.
   */
  private long alongAnyPath() {
    long sum = largestStep;
    for (long base : basesById.values()) {
      sum += base;
    }
    for (int i = 0; i < count; i++) {
      sum += branching(i);
    }
    return sum;
  }

  private long branching(int object) {
    return children[object] > 1 ? sizes[object] : 0;
  }

  private void step(long bytes) {
    largestStep = Math.max(largestStep, bytes);
  }

  private void add(long offset, int base, int size, byte type) {
    if (count == offsets.length) {
      int more = count * 2;
      offsets = Arrays.copyOf(offsets, more);
      bases = Arrays.copyOf(bases, more);
      sizes = Arrays.copyOf(sizes, more);
      children = Arrays.copyOf(children, more);
      types = Arrays.copyOf(types, more);
    }
    offsets[count] = offset;
    bases[count] = base;
    sizes[count] = size;
    types[count] = type;
    count++;
  }
}

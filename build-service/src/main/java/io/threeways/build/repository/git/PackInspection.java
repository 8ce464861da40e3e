package io.threeways.build.repository.git;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.util.NB;

/**
 * Reads a pack (gitformat-pack) as it passes by, byte by byte, without keeping it: only how large
 * its objects are, and which are differences to which.
 */
final class PackInspection implements AutoCloseable {
  private static final int HEADER_BYTES = 12;
  private static final int COUNT_AT = 8;

  /** Of two numbers of at most 63 bits, seven bits a byte. */
  private static final int DELTA_HEAD_BYTES = 18;

  private static final int SCRATCH_BYTES = 32 * 1024;

  private final Demands demands;
  private final DeltaTree tree = new DeltaTree();
  private final Inflater inflater = new Inflater();
  private final byte[] head = new byte[DELTA_HEAD_BYTES];
  private final byte[] scratch = new byte[SCRATCH_BYTES];
  private final byte[] collected = new byte[Constants.OBJECT_ID_LENGTH];
  private Part part = Part.HEADER;
  private int filled;
  private long position;
  private long left;

  private long entryAt;
  private int type;
  private long size;
  private int shift;
  private long baseAt;
  private long inflated;

  /** What is asked as soon as it is known, before the bytes that need it are passed on. */
  interface Demands {
    /** The pack announces so many objects. */
    void objects(long count) throws IOException;

    /** An object of this type is inflated to so many bytes; a difference is one too. */
    void object(int type, long bytes) throws IOException;

    /** All objects were seen. */
    void complete(DeltaTree tree) throws IOException;
  }

  private enum Part {
    HEADER,
    ENTRY,
    SIZE,
    OFFSET,
    OFFSET_MORE,
    BASE_ID,
    CONTENT,
    END
  }

  PackInspection(Demands demands) {
    this.demands = demands;
  }

  /** Takes what comes next. What follows the last object is not looked at. */
  void inspect(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end && part != Part.END) {
      int before = at;
      at = part == Part.CONTENT ? content(bytes, at, end) : one(bytes[at] & 0xff, at);
      position += at - before;
    }
  }

  /**
   * @return where the next byte is
   */
  private int one(int value, int at) throws IOException {
    switch (part) {
      case HEADER -> header(value);
      case ENTRY -> {
        entryAt = position;
        type = (value >> 4) & 7;
        size = value & 15;
        shift = 4;
        afterSize(value);
      }
      case SIZE -> {
        if (shift > Integer.SIZE) {
          throw damaged();
        }
        size |= (long) (value & 0x7f) << shift;
        shift += 7;
        afterSize(value);
      }
      case OFFSET -> {
        baseAt = value & 0x7f;
        afterOffset(value);
      }
      case OFFSET_MORE -> {
        if (baseAt >= Long.MAX_VALUE >> 8) {
          throw damaged();
        }
        baseAt = ((baseAt + 1) << 7) | (value & 0x7f);
        afterOffset(value);
      }
      case BASE_ID -> {
        collected[filled++] = (byte) value;
        if (filled == Constants.OBJECT_ID_LENGTH) {
          begin();
        }
      }
      case CONTENT, END -> throw new IllegalStateException("not a single byte's part: " + part);
    }
    return at + 1;
  }

  private void header(int value) throws IOException {
    collected[filled++] = (byte) value;
    if (filled == HEADER_BYTES) {
      left = NB.decodeUInt32(collected, COUNT_AT);
      demands.objects(left);
      next();
    }
  }

  private void afterSize(int value) throws IOException {
    if ((value & 0x80) != 0) {
      part = Part.SIZE;
      return;
    }
    demands.object(type, size);
    filled = 0;
    switch (type) {
      case Constants.OBJ_OFS_DELTA -> part = Part.OFFSET;
      case Constants.OBJ_REF_DELTA -> part = Part.BASE_ID;
      default -> begin();
    }
  }

  private void afterOffset(int value) {
    if ((value & 0x80) != 0) {
      part = Part.OFFSET_MORE;
    } else {
      begin();
    }
  }

  private void begin() {
    part = Part.CONTENT;
    inflated = 0;
    inflater.reset();
  }

  private int content(byte[] bytes, int at, int end) throws IOException {
    inflater.setInput(bytes, at, end - at);
    while (!inflater.finished() && !inflater.needsInput()) {
      inflated += inflate();
      if (inflated > size || inflater.needsDictionary()) {
        throw damaged();
      }
    }
    int next = end - inflater.getRemaining();
    if (inflater.finished()) {
      entered();
    }
    return next;
  }

  /** The first bytes of a difference say how large its base is and what it makes. */
  private int inflate() throws RefusedPack {
    try {
      return inflated < DELTA_HEAD_BYTES
          ? inflater.inflate(head, (int) inflated, DELTA_HEAD_BYTES - (int) inflated)
          : inflater.inflate(scratch);
    } catch (DataFormatException e) {
      throw damaged();
    }
  }

  private void entered() throws IOException {
    if (inflated != size) {
      throw damaged();
    }
    switch (type) {
      case Constants.OBJ_OFS_DELTA -> {
        Announced announced = announced();
        tree.delta(entryAt, entryAt - baseAt, length(size), length(announced.result()));
        demands.object(tree.lastType(), announced.result());
      }
      case Constants.OBJ_REF_DELTA -> {
        Announced announced = announced();
        ObjectId base = ObjectId.fromRaw(collected);
        tree.delta(entryAt, base, announced.base(), length(size), length(announced.result()));
        demands.object(tree.lastType(), announced.result());
      }
      default -> tree.whole(entryAt, type, length(size));
    }
    left--;
    next();
  }

  private void next() throws IOException {
    filled = 0;
    part = left > 0 ? Part.ENTRY : Part.END;
    if (left == 0) {
      demands.complete(tree);
    }
  }

  private record Announced(long base, long result) {}

  private Announced announced() throws RefusedPack {
    long[] numbers = new long[2];
    int at = 0;
    for (int i = 0; i < numbers.length; i++) {
      int bits = 0;
      int value;
      do {
        if (at >= inflated || at >= DELTA_HEAD_BYTES || bits > Integer.SIZE) {
          throw damaged();
        }
        value = head[at++] & 0xff;
        numbers[i] |= (long) (value & 0x7f) << bits;
        bits += 7;
      } while ((value & 0x80) != 0);
    }
    return new Announced(numbers[0], numbers[1]);
  }

  /** Larger ones were refused when their size was asked about. */
  private static int length(long bytes) throws RefusedPack {
    if (bytes > Integer.MAX_VALUE) {
      throw new RefusedPack("the pack has an object of " + bytes + " bytes");
    }
    return (int) bytes;
  }

  private static RefusedPack damaged() {
    return new RefusedPack("the pack is damaged");
  }

  @Override
  public void close() {
    inflater.end();
  }
}

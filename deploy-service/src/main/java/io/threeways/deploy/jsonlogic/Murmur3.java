package io.threeways.deploy.jsonlogic;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** MurmurHash3, x86, 32 bits, seed 0 (Austin Appleby, public domain). */
final class Murmur3 {
  private static final int C1 = 0xcc9e2d51;
  private static final int C2 = 0x1b873593;

  private Murmur3() {}

  static int hash32(byte[] bytes) {
    ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int hash = 0;
    while (words.remaining() >= Integer.BYTES) {
      hash ^= scrambled(words.getInt());
      hash = Integer.rotateLeft(hash, 13) * 5 + 0xe6546b64;
    }
    int tail = 0;
    for (int shift = 0; words.hasRemaining(); shift += Byte.SIZE) {
      tail |= Byte.toUnsignedInt(words.get()) << shift;
    }
    hash ^= scrambled(tail);
    return finished(hash ^ bytes.length);
  }

  private static int scrambled(int word) {
    return Integer.rotateLeft(word * C1, 15) * C2;
  }

  private static int finished(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}

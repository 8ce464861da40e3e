package io.threeways.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.UUID;

/** Ids of events and chains: UUIDv7 (RFC 9562), so that their order is about the order in time. */
public final class EventIds {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private EventIds() {}

  public static UUID next() {
    return GENERATOR.generate();
  }

  /**
   * The id of an event that follows from others: the same whoever finds it, and how often.
   *
   * @param at when it came about, to the millisecond
   * @param name of what came about
   */
  public static UUID derived(Instant at, String name) {
    ByteBuffer hash = ByteBuffer.wrap(sha256(name));
    long high = (at.toEpochMilli() << 16) | VERSION_7 | (hash.getShort() & 0x0fffL);
    long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | VARIANT;
    return new UUID(high, low);
  }

  private static byte[] sha256(String name) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package io.threeways.telemetry.metric.store;

import io.threeways.telemetry.metric.Series;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The number of a series: 64 bits of the SHA-256 of its fingerprint. */
final class SeriesIds {
  private SeriesIds() {}

  static long of(Series series) {
    byte[] fingerprint = series.fingerprint().getBytes(StandardCharsets.UTF_8);
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(fingerprint)).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

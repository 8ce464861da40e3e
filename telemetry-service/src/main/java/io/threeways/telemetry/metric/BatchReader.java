package io.threeways.telemetry.metric;

import java.time.Instant;

/** Reads what others send, trusting none of it. */
public interface BatchReader {
  /**
   * @param contentType of the record: OTLP as protobuf or JSON; protobuf when it is empty
   * @param now what points are too old or too new by
   * @throws Unreadable when nothing of it can be used
   */
  Batch read(byte[] value, String contentType, Instant now) throws Unreadable;

  /** Says why, for the dead-letter topic. */
  class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unreadable(String reason) {
      super(reason);
    }

    public Unreadable(String reason, Throwable cause) {
      super(reason, cause);
    }
  }
}

package io.threeways.telemetry.metric;

/** Why a point is dropped. The rest of its batch is kept. */
public enum Refusal {
  NO_NAME,
  NOT_A_NUMBER,
  TOO_OLD,
  IN_THE_FUTURE,
  /** Summaries and exponential histograms. */
  UNSUPPORTED_KIND,
  /** Differences: after a lost batch their sum is wrong for good. */
  NOT_CUMULATIVE,
  BROKEN_HISTOGRAM,
  /** An attribute that is not text, number or truth. */
  ATTRIBUTE_TYPE,
  TOO_MANY_ATTRIBUTES,
  TOO_LONG_TEXT,
  TOO_MANY_POINTS,
  /** The dictionary is full: a label that never repeats is a leak. */
  TOO_MANY_SERIES
}

package io.threeways.deploy.jsonlogic;

/**
 * How {@code fractional} finds a bucket. Each generation of flagd puts users into other buckets, so
 * an installation keeps the one that it began with.
 */
public enum Generation {
  /** Percentages of a signed hash; flagd before 2026. */
  ONE,
  /** Weights up to 2³¹ − 1 on an unsigned hash of the text. */
  TWO,
  /** As two, on the hash of the value's deterministic CBOR: any value but a list can be hashed. */
  THREE
}

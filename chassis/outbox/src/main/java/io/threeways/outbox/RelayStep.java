package io.threeways.outbox;

/** Where a relay stands. A process may die between any two of these and nothing is lost. */
enum RelayStep {
  /** Holds the service's lock; no other relay sends. */
  ELECTED,
  /** Has read committed, unsent records. */
  READ,
  /** Has handed a wave to the producer. */
  SENT,
  /** Every record of the wave is acknowledged or refused. */
  ACKNOWLEDGED,
  /** The acknowledged records are marked in the database. */
  MARKED,
  /** Has deleted what is older than its retention. */
  CLEANED
}

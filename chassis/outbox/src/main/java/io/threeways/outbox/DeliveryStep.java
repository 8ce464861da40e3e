package io.threeways.outbox;

/** Where a delivery stands. A process may die between any two of these; the effect stays one. */
enum DeliveryStep {
  /** Has the event; no transaction yet. */
  RECEIVED,
  /** The inbox has it, uncommitted. */
  RECORDED,
  /** The handler has returned; uncommitted. */
  HANDLED,
  /** Committed; its offset is not. */
  COMMITTED
}

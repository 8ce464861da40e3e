package io.threeways.learning.chain;

/**
 * What one reading of the log takes. Whoever may send events says how large they are, so that a
 * number of them bounds no memory.
 *
 * @param events how many
 * @param bytes of their documents together; the event that exceeds them is the last one
 */
public record Most(int events, long bytes) {
  public Most {
    if (events < 1 || bytes < 1) {
      throw new IllegalArgumentException("who reads takes at least one event");
    }
  }
}

package shop;

/**
 * An amount in euro.
 *
 * @param cents never a fraction
 */
record Money(long cents) {
  static final Money NOTHING = new Money(0);

  Money plus(Money other) {
    return new Money(cents + other.cents);
  }

  Money times(int count) {
    return new Money(cents * count);
  }

  /** As a customer reads it: two decimals, always. */
  @Override
  public String toString() {
    return "%d.%02d".formatted(cents / 100, cents % 100);
  }
}

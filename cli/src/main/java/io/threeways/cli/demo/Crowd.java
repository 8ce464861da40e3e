package io.threeways.cli.demo;

import org.jspecify.annotations.Nullable;

/** The customers of the story: they come when the shop first opens, and stay until its end. */
final class Crowd implements AutoCloseable {
  private final Story story;
  private final int perSecond;
  private @Nullable Customers customers;

  Crowd(Story story, int perSecond) {
    this.story = story;
    this.perSecond = perSecond;
  }

  void open() {
    customers = story.customers(perSecond);
  }

  Tally tally() {
    Customers present = customers;
    return present == null ? new Tally(0, 0, 0, 0, 0, 0) : present.tally();
  }

  /** What became of the first lost requests, for an assertion that fails. */
  String losses() {
    Customers present = customers;
    return present == null ? "" : String.join("; ", present.losses());
  }

  @Override
  public void close() throws InterruptedException {
    Customers present = customers;
    if (present != null) {
      present.close();
    }
  }
}

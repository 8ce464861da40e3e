package io.threeways.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Switches a toggle on and off and looks from several places until each has seen it. A time begins
 * before the command is sent.
 */
final class TogglesSeen {
  /** Each look is a request; what is seen is seen at most so much too late. */
  private static final Patience PATIENCE =
      new Patience(Duration.ofSeconds(30), Duration.ofMillis(5));

  /** Longer than anybody waits between two questions, so that changes come at any time of that. */
  private static final long LONGEST_PAUSE_MILLIS = 700;

  private final Command command;
  private final List<View> views;
  private final Random random = new Random(1);

  TogglesSeen(Command command, List<View> views) {
    this.command = command;
    this.views = List.copyOf(views);
  }

  /** Switches it for everybody. */
  @FunctionalInterface
  interface Command {
    void turn(boolean on) throws IOException, InterruptedException;
  }

  /** What somebody is told. */
  @FunctionalInterface
  interface View {
    boolean isOn() throws IOException, InterruptedException;
  }

  /**
   * Of each change the milliseconds until the last view had it.
   *
   * @param changes the first is not counted: before it, they may differ
   */
  Sample millis(int changes) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    try (ExecutorService looks = Executors.newVirtualThreadPerTaskExecutor()) {
      double _ = change(true, looks);
      while (millis.size() < changes) {
        lookOn(Duration.ofMillis(random.nextLong(LONGEST_PAUSE_MILLIS)));
        millis.add(change(millis.size() % 2 == 1, looks));
      }
    }
    return new Sample(millis);
  }

  /** Everybody goes on asking: what they were told before a change is as fresh as can be. */
  private void lookOn(Duration time) throws IOException, InterruptedException {
    Instant end = Instant.now().plus(time);
    while (Instant.now().isBefore(end)) {
      for (View view : views) {
        boolean _ = view.isOn();
      }
      LockSupport.parkNanos(PATIENCE.between().toNanos());
    }
  }

  private double change(boolean on, ExecutorService looks)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    command.turn(on);
    List<Future<Long>> seen =
        views.stream().map(view -> looks.submit(() -> seen(view, on))).toList();
    long last = start;
    try {
      for (Future<Long> each : seen) {
        last = Math.max(last, each.get());
      }
    } catch (ExecutionException e) {
      throw new IOException("a view shows nothing", e);
    }
    return (last - start) / 1e6;
  }

  private static long seen(View view, boolean on) throws IOException, InterruptedException {
    return PATIENCE.await(
        "toggle that is " + (on ? "on" : "off"),
        () -> view.isOn() == on ? Optional.of(System.nanoTime()) : Optional.empty());
  }
}

package io.threeways.bench;

import io.threeways.bench.TracedGit.Attempt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clones of one repository that push to its main all the time, whatever they are told. */
final class RacingPushers implements AutoCloseable {
  private final List<TracedGit> clones = new ArrayList<>();
  private final List<List<Attempt>> attempts = new ArrayList<>();
  private final List<Future<?>> running = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private volatile boolean open = true;

  /**
   * @param repository with a main
   */
  static RacingPushers start(Installation installation, String repository, int pushers)
      throws IOException, InterruptedException {
    RacingPushers all = new RacingPushers();
    for (int pusher = 0; pusher < pushers; pusher++) {
      all.add(TracedGit.clone(installation, repository));
    }
    return all;
  }

  private RacingPushers() {}

  private void add(TracedGit git) {
    List<Attempt> own = new ArrayList<>();
    int number = clones.size();
    clones.add(git);
    attempts.add(own);
    running.add(
        threads.submit(
            () -> {
              for (int i = 1; open; i++) {
                Attempt attempt = git.race("Push %d of %d".formatted(i, number));
                synchronized (own) {
                  own.add(attempt);
                }
              }
              return number;
            }));
  }

  /**
   * What each of them has tried so far.
   *
   * @throws IOException when one of them could not go on
   */
  List<List<Attempt>> attempts() throws IOException, InterruptedException {
    for (Future<?> each : running) {
      if (each.isDone()) {
        get(each);
      }
    }
    List<List<Attempt>> copies = new ArrayList<>();
    for (List<Attempt> own : attempts) {
      synchronized (own) {
        copies.add(List.copyOf(own));
      }
    }
    return copies;
  }

  /** Waits until the last one was told what became of its last push. */
  void stop() throws IOException, InterruptedException {
    open = false;
    for (Future<?> each : running) {
      get(each);
    }
  }

  @Override
  public void close() throws IOException {
    open = false;
    threads.close();
    for (TracedGit git : clones) {
      git.close();
    }
  }

  private static void get(Future<?> each) throws IOException, InterruptedException {
    try {
      each.get();
    } catch (ExecutionException e) {
      throw new IOException("a pusher has stopped", e);
    }
  }
}

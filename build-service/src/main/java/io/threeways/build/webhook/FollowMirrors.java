package io.threeways.build.webhook;

import io.threeways.build.repository.FollowRemote;
import io.threeways.build.repository.Remotes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Fetches mirrors when their remotes call, and now and then without a call, a few at once, as long
 * as it is open.
 */
@ApplicationScoped
public class FollowMirrors {
  private static final System.Logger LOG = System.getLogger(FollowMirrors.class.getName());

  private final Mirrors mirrors;
  private final Remotes remotes;
  private final ApplyFetch applyFetch;
  private final FollowRemote followRemote;
  private final MirrorLimits limits;
  private final Clock clock;
  private final Semaphore calls = new Semaphore(0);
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean open;

  FollowMirrors(
      Mirrors mirrors,
      Remotes remotes,
      ApplyFetch applyFetch,
      FollowRemote followRemote,
      MirrorLimits limits,
      @Named("build-clock") Clock clock) {
    this.mirrors = mirrors;
    this.remotes = remotes;
    this.applyFetch = applyFetch;
    this.followRemote = followRemote;
    this.limits = limits;
    this.clock = clock;
  }

  public void open() {
    open = true;
    for (int i = 0; i < limits.workers(); i++) {
      workers.add(Thread.ofVirtual().name("mirror-" + i).start(this::work));
    }
  }

  /** A fetch that is cut by this is begun again by whoever claims the mirror next. */
  public void close() {
    open = false;
    workers.forEach(Thread::interrupt);
    workers.clear();
  }

  /** A mirror is due in this process's knowledge. */
  public void wake() {
    calls.release();
  }

  private void work() {
    try {
      while (open) {
        Optional<Fetch> fetch = claim();
        if (fetch.isPresent()) {
          follow(fetch.get());
        } else if (calls.tryAcquire(limits.poll().toNanos(), TimeUnit.NANOSECONDS)) {
          calls.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Optional<Fetch> claim() {
    try {
      return mirrors.claim(clock.instant(), limits.lease());
    } catch (RuntimeException e) {
      // The database is away: mirrors wait with it.
      LOG.log(System.Logger.Level.WARNING, "cannot look for mirrors, trying again", e);
      return Optional.empty();
    }
  }

  private void follow(Fetch fetch) {
    try {
      applyFetch.apply(fetch, remotes.fetch(fetch.repository(), fetch.remote()));
      followRemote.committed();
    } catch (IOException | RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} was not brought to where {1} is: {2}",
          fetch.repository(),
          fetch.remote(),
          e);
      fail(fetch, String.valueOf(e.getMessage()));
    }
  }

  private void fail(Fetch fetch, String why) {
    try {
      applyFetch.fail(fetch, why);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, fetch.repository() + " is free when its lease ends", e);
    }
  }
}

package io.threeways.build.andon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells what is to be told, a few at once, as long as it is open. A notice is a row with a lease: a
 * process that dies on the way leaves it to the next one, which sends the same message again.
 */
@ApplicationScoped
public class NoticeQueue {
  private static final System.Logger LOG = System.getLogger(NoticeQueue.class.getName());

  private final Notices notices;
  private final Couriers couriers;
  private final AndonLimits limits;
  private final Clock clock;
  private final Semaphore places;
  private final Semaphore calls = new Semaphore(0);
  private volatile @Nullable Thread taker;

  NoticeQueue(
      Notices notices, Couriers couriers, AndonLimits limits, @Named("build-clock") Clock clock) {
    this.notices = notices;
    this.couriers = couriers;
    this.limits = limits;
    this.clock = clock;
    this.places = new Semaphore(limits.concurrency());
  }

  public void open() {
    Thread opened = Thread.ofVirtual().name("andon-notices").unstarted(this::tell);
    taker = opened;
    opened.start();
  }

  /** What is on its way may arrive; what is not taken stays. */
  public void close() {
    taker = null;
    wake();
    try {
      if (!places.tryAcquire(
          limits.concurrency(), limits.lease().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.log(System.Logger.Level.WARNING, "a notice on its way is left to the next process");
      } else {
        places.release(limits.concurrency());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void wake() {
    calls.release();
  }

  private void tell() {
    try {
      while (taker == Thread.currentThread()) {
        places.acquire();
        if (!beginNext()) {
          places.release();
          if (calls.tryAcquire(limits.poll().toMillis(), TimeUnit.MILLISECONDS)) {
            calls.drainPermits();
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * @return whether there was something to tell: then its teller gives the place back
   */
  private boolean beginNext() {
    Optional<Notices.Taken> taken = take();
    taken.ifPresent(
        notice ->
            Thread.ofVirtual()
                .name("andon-notice " + notice.notice().id())
                .start(() -> deliverAndGiveBack(notice)));
    return taken.isPresent();
  }

  private Optional<Notices.Taken> take() {
    try {
      Instant now = clock.instant();
      return notices.take(now, now.plus(limits.lease()));
    } catch (RuntimeException e) {
      // The database is away: the notices wait with it.
      LOG.log(System.Logger.Level.WARNING, "cannot look for notices, trying again", e);
      return Optional.empty();
    }
  }

  private void deliverAndGiveBack(Notices.Taken taken) {
    try {
      deliver(taken);
    } catch (RuntimeException e) {
      // Its lease ends, and it is sent again.
      LOG.log(System.Logger.Level.WARNING, "notice " + taken.notice().id() + " is sent again", e);
    } finally {
      places.release();
    }
  }

  private void deliver(Notices.Taken taken) {
    try {
      couriers.deliver(taken.notice());
      notices.told(taken, clock.instant());
    } catch (Couriers.Undelivered e) {
      if (e.isFinal() || taken.attempt() >= limits.attempts()) {
        LOG.log(
            System.Logger.Level.ERROR,
            "{0} {1} is not told: {2}; runbook: notice-given-up",
            taken.notice().target().kind(),
            taken.notice().target().address(),
            e.why());
        notices.giveUp(taken, e.why());
      } else {
        notices.again(taken, clock.instant().plus(limits.pauseAfter(taken.attempt())), e.why());
      }
    }
  }
}

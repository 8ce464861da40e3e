package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** Wakes the drivers of this process that wait for an environment. */
@ApplicationScoped
public class EnvironmentNews {
  private final Lock lock = new ReentrantLock();
  private final Condition news = lock.newCondition();
  private long told;

  /** Something was said about one, and is committed. */
  public void tell() {
    lock.lock();
    try {
      told++;
      news.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Taken before one looks, so that nothing is missed that is told after. */
  long now() {
    lock.lock();
    try {
      return told;
    } finally {
      lock.unlock();
    }
  }

  /** Returns at the next news since {@code seen}, at once if there was one. */
  void await(long seen, Duration atMost) throws InterruptedException {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (told == seen && left > 0) {
        left = news.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}

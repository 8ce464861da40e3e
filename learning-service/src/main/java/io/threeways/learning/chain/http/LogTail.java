package io.threeways.learning.chain.http;

import io.threeways.learning.chain.ChainLog;
import io.threeways.learning.chain.config.ChainSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/**
 * Tells all followers of this process that the log grew. One of them asks the database for all:
 * other processes append too, and do not call.
 */
@ApplicationScoped
class LogTail {
  private static final Logger LOG = Logger.getLogger(LogTail.class);

  private final ChainLog log;
  private final Duration poll;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition grown = lock.newCondition();
  private long head;
  private boolean asking;
  private boolean closed;

  LogTail(ChainLog log, ChainSettings settings) {
    this.log = log;
    this.poll = settings.live().poll();
  }

  /**
   * Waits until the log has more than this.
   *
   * @return whether it has; false after {@code atMost}
   * @throws InterruptedException also when the process ends
   */
  boolean awaitBeyond(long position, Duration atMost) throws InterruptedException {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (true) {
      if (isBeyond(position)) {
        return true;
      }
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      if (startAsking()) {
        ask();
      }
      pause(position, Math.min(left, poll.toNanos()));
    }
  }

  private boolean isBeyond(long position) throws InterruptedException {
    lock.lock();
    try {
      if (closed) {
        throw new InterruptedException("the process ends");
      }
      return head > position;
    } finally {
      lock.unlock();
    }
  }

  /** Whoever comes first asks; the others are told. */
  private boolean startAsking() {
    lock.lock();
    try {
      boolean mine = !asking;
      asking = true;
      return mine;
    } finally {
      lock.unlock();
    }
  }

  private void ask() {
    long found = -1;
    try {
      found = log.head();
    } catch (RuntimeException e) {
      // Followers wait like everybody else until the database is back.
      LOG.warnf("cannot see whether the log grew: %s", e.getMessage());
    } finally {
      lock.lock();
      try {
        asking = false;
        if (found > head) {
          head = found;
          grown.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void pause(long position, long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (left > 0 && head <= position && !closed) {
        left = grown.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @PreDestroy
  void close() {
    lock.lock();
    try {
      closed = true;
      grown.signalAll();
    } finally {
      lock.unlock();
    }
  }
}

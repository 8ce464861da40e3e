package io.threeways.build.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Tells the queue of this process that there is something to do. */
@ApplicationScoped
public class WakeUp {
  private final Semaphore calls = new Semaphore(0);

  public void wake() {
    calls.release();
  }

  /** Returns at the next call, at once if there was one since the last return. */
  void await(Duration atMost) throws InterruptedException {
    if (calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
      calls.drainPermits();
    }
  }
}

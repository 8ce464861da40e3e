package io.threeways.local.supervision;

import io.threeways.local.supervision.ProcessState.Ready;
import io.threeways.local.supervision.ProcessState.Starting;
import io.threeways.local.supervision.ProcessState.Stopped;
import io.threeways.local.supervision.ProcessState.Unready;
import io.threeways.local.supervision.ProcessState.Waiting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Keeps one process running until it is stopped. */
public final class SupervisedProcess {
  private static final Logger LOG = Logger.getLogger(SupervisedProcess.class);

  /** Each question takes processor time from the start. */
  private static final Duration STARTING_POLL = Duration.ofMillis(200);

  private static final Duration STEADY_POLL = Duration.ofSeconds(1);
  private static final Duration GRACE = Duration.ofSeconds(15);

  /** One that ran well for so long starts afresh with its deaths. */
  private static final Duration WELL = Duration.ofSeconds(30);

  private final Launch launch;
  private final Launcher launcher;
  private final Readiness readiness;
  private final InstantSource clock;
  private final CompletableFuture<Void> stopRequested = new CompletableFuture<>();
  private final CountDownLatch readyOnce = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile ProcessState state = new Stopped();
  private volatile int starts;

  public SupervisedProcess(
      Launch launch, Launcher launcher, Readiness readiness, InstantSource clock) {
    this.launch = launch;
    this.launcher = launcher;
    this.readiness = readiness;
    this.clock = clock;
  }

  public Launch launch() {
    return launch;
  }

  public ProcessState state() {
    return state;
  }

  /** How often it was started again after a death. */
  public int restarts() {
    return Math.max(0, starts - 1);
  }

  /** Adopts the running process, or starts one; returns at once. */
  public void start() {
    Thread.ofVirtual().name("supervises " + launch.name()).start(this::supervise);
  }

  /** Returns when it has been ready, however often it had to be started, or is not wanted. */
  public void awaitReady() throws InterruptedException {
    readyOnce.await();
  }

  /** Returns at once; the process ends politely, or by force after a grace. */
  public void requestStop() {
    stopRequested.complete(null);
  }

  /** Ends the process, and returns when it is gone. */
  public void stop() throws InterruptedException {
    requestStop();
    ended.await();
  }

  private void supervise() {
    try {
      int deaths = 0;
      while (isWanted()) {
        boolean wasWell = runOnce();
        if (isWanted()) {
          deaths = wasWell ? 1 : deaths + 1;
          backOff(deaths);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      state = new Stopped();
      readyOnce.countDown();
      ended.countDown();
    }
  }

  /** From start to end of one process. True when it had been well for long. */
  private boolean runOnce() throws InterruptedException {
    Optional<ProcessHandle> process = adoptOrStart();
    if (process.isEmpty()) {
      return false;
    }
    boolean wasWell = watch(process.get());
    if (!isWanted()) {
      launcher.end(launch, process.get(), GRACE);
    }
    return wasWell;
  }

  private Optional<ProcessHandle> adoptOrStart() throws InterruptedException {
    try {
      starts++;
      Optional<ProcessHandle> adopted = starts == 1 ? launcher.adopt(launch) : Optional.empty();
      return adopted.isPresent() ? adopted : Optional.of(launcher.start(launch));
    } catch (IOException | RuntimeException e) {
      // A full disk throws either; supervision goes on until it is not wanted.
      LOG.errorf(e, "%s cannot be started", launch.name());
      return Optional.empty();
    }
  }

  /** True when it had been ready for long. */
  private boolean watch(ProcessHandle process) throws InterruptedException {
    Instant since = clock.instant();
    Optional<Instant> readySince = Optional.empty();
    state = new Starting(process.pid(), since);
    while (isWanted() && !diesWithin(pollInterval(), process)) {
      state = next(process.pid(), since, readiness.ask(launch.ready()));
      if (state instanceof Ready && readySince.isEmpty()) {
        readySince = Optional.of(clock.instant());
        LOG.infof("%s is ready", launch.name());
        readyOnce.countDown();
      }
    }
    return readySince.filter(at -> at.plus(WELL).isBefore(clock.instant())).isPresent();
  }

  private ProcessState next(long pid, Instant since, Readiness.Answer answer) {
    return switch (answer) {
      case Readiness.Answer.Ready _ -> new Ready(pid, since);
      case Readiness.Answer.NotReady _ when state instanceof Starting -> state;
      case Readiness.Answer.NotReady(String why) -> new Unready(pid, since, why);
    };
  }

  private Duration pollInterval() {
    return state instanceof Starting ? STARTING_POLL : STEADY_POLL;
  }

  /** Waits for the process's death or the wish to stop, whichever comes first, up to a limit. */
  private boolean diesWithin(Duration limit, ProcessHandle process) throws InterruptedException {
    CompletableFuture<?> death = process.onExit();
    try {
      CompletableFuture.anyOf(death, stopRequested).get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException stillAlive) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot watch " + launch.name(), e);
    }
    return death.isDone();
  }

  private void backOff(int deaths) throws InterruptedException {
    Duration wait = Backoff.after(deaths);
    state = new Waiting(deaths, clock.instant().plus(wait));
    LOG.warnf(
        "%s ended by itself; it starts again in %s; see %s", launch.name(), wait, launch.log());
    try {
      stopRequested.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException waited) {
      LOG.debugf("%s starts again", launch.name());
    } catch (ExecutionException e) {
      throw new IllegalStateException("nobody fails the wish to stop", e);
    }
  }

  private boolean isWanted() {
    return !stopRequested.isDone();
  }
}

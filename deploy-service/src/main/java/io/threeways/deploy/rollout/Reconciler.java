package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Servers.AgentUnavailable;
import io.threeways.deploy.rollout.Servers.Outdated;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Visits places: when something happened there, when a visit said when to come again, and all of
 * them at start. One visit to a place at a time; what happens meanwhile leads to another one.
 */
public class Reconciler implements Wake, ReconcilePlace.Watch, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());

  private final ReconcilePlace reconciliation;
  private final Rollouts rollouts;
  private final RolloutClock clock;
  private final Limits limits;
  private final Pace pace;
  private final UUID holder;
  private final Vacancies vacancies;
  private final Watches watches;
  private final ExecutorService visits = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService alarms =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("rollout-alarms").factory());
  private final Set<Place> hindered = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<Place, Integer> wakes = new ConcurrentHashMap<>();
  private final ConcurrentMap<Place, Future<?>> next = new ConcurrentHashMap<>();

  /**
   * @param holder names this process in leases
   * @param renewal how often a candidate's traffic is confirmed
   */
  public Reconciler(
      ReconcilePlace reconciliation,
      Rollouts rollouts,
      Servers agent,
      Vacancies vacancies,
      RolloutClock clock,
      Limits limits,
      Duration renewal,
      UUID holder) {
    this.reconciliation = reconciliation;
    this.rollouts = rollouts;
    this.vacancies = vacancies;
    this.clock = clock;
    this.limits = limits;
    this.pace = new Pace(limits, renewal);
    this.holder = holder;
    this.watches = new Watches(agent, this, visits);
  }

  /** Looks at everything now, then regularly, and keeps the leases. */
  public void start() {
    long probe = limits.probe().toMillis();
    alarms.scheduleWithFixedDelay(this::visitAll, 0, probe, TimeUnit.MILLISECONDS);
    long renewal = limits.lease().dividedBy(3).toMillis();
    alarms.scheduleWithFixedDelay(this::renewLeases, renewal, renewal, TimeUnit.MILLISECONDS);
  }

  @Override
  public void wake(Place place) {
    if (!visits.isShutdown() && wakes.merge(place, 1, Integer::sum) == 1) {
      visits.execute(() -> visit(place));
    }
  }

  /**
   * Ends the visits; whoever comes next need not wait for the leases to run out. A visit that does
   * not end keeps them: nobody renews them any more, so that longer than they last is not waited.
   */
  @Override
  public void close() {
    alarms.shutdownNow();
    visits.shutdownNow();
    try {
      if (visits.awaitTermination(limits.lease().toMillis(), TimeUnit.MILLISECONDS)) {
        rollouts.release(holder);
      } else {
        LOG.log(Level.WARNING, "a visit does not end; its leases run out instead");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      // What else of this process has to end must not be kept from it.
      LOG.log(Level.WARNING, "the leases cannot be released; they run out instead", e);
    }
  }

  private void visit(Place place) {
    int seen;
    do {
      seen = wakes.getOrDefault(place, 0);
      reconcile(place).ifPresent(pause -> comeAgain(place, pause));
    } while (!wakes.remove(place, seen));
  }

  /** Where nothing says when, the next look at everything is soon enough. */
  private Optional<Duration> reconcile(Place place) {
    if (visits.isShutdown()) {
      return Optional.empty();
    }
    try {
      return reconciliation
          .reconcile(place, holder, this)
          .map(application -> pace.until(application, clock.instant()));
    } catch (RuntimeException e) {
      hindered(place, e);
      return Optional.empty();
    }
  }

  @Override
  public void seen(Place place, Seen seen) {
    watches.over(place, seen);
  }

  @Override
  public void unhindered(Place place) {
    if (hindered.remove(place)) {
      tell(place, null);
    }
  }

  @Override
  public void hindered(Place place, RuntimeException cause) {
    if (hindered.add(place)) {
      tell(place, cause.getMessage());
    }
    switch (cause) {
      case AgentUnavailable _, Outdated _ ->
          LOG.log(
              Level.INFO,
              () -> "nothing can be done at " + place + " for now: " + cause.getMessage());
      default ->
          LOG.log(
              Level.WARNING,
              () -> "the visit to " + place + " ended early; it is tried again",
              cause);
    }
  }

  private void tell(Place place, @Nullable String hindrance) {
    try {
      vacancies.hindered(place, hindrance);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, () -> "what hinders us at " + place + " cannot be noted", e);
    }
  }

  private void comeAgain(Place place, Duration pause) {
    next.compute(
        place,
        (_, before) -> {
          if (before != null) {
            before.cancel(false);
          }
          return alarms.isShutdown()
              ? null
              : alarms.schedule(() -> wake(place), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
  }

  private void visitAll() {
    try {
      rollouts.places().forEach(this::wake);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the places cannot be read; tried again", e);
    }
  }

  private void renewLeases() {
    try {
      rollouts.renew(holder, limits.lease());
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "the leases cannot be renewed; tried again", e);
    }
  }
}

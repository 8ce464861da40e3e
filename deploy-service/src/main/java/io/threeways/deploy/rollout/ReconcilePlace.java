package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Sighting.Gone;
import io.threeways.deploy.rollout.Sighting.Running;
import io.threeways.deploy.rollout.Sighting.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Brings what runs closer to what the state says, under the place's lease. It begins with what is
 * there, not with what was done last: so it does not matter where a process before it died.
 */
@ApplicationScoped
public class ReconcilePlace {
  private final Rollouts rollouts;
  private final Servers agent;
  private final Sites sites;
  private final RecordMove moves;
  private final BeginRollout beginning;
  private final DriveRollout driving;
  private final KeepStable keeping;
  private final ClosePlace closing;
  private final RolloutClock clock;
  private final Limits limits;
  private final Steps steps;
  private final Chains chains;

  /** The agent remembers the dead for days: their files need to be removed once. */
  private final Set<ServerName> cleared = ConcurrentHashMap.newKeySet();

  @Inject
  public ReconcilePlace(
      Rollouts rollouts,
      Servers agent,
      Sites sites,
      RecordMove moves,
      BeginRollout beginning,
      DriveRollout driving,
      KeepStable keeping,
      ClosePlace closing,
      RolloutClock clock,
      Limits limits,
      Steps steps,
      Chains chains) {
    this.rollouts = rollouts;
    this.agent = agent;
    this.sites = sites;
    this.moves = moves;
    this.beginning = beginning;
    this.driving = driving;
    this.keeping = keeping;
    this.closing = closing;
    this.clock = clock;
    this.limits = limits;
    this.steps = steps;
    this.chains = chains;
  }

  /**
   * Goes on until there is something to wait for.
   *
   * @param holder of the lease: this process
   * @param watch told, within the chain of what is on its way, how the visit goes
   * @return the place as it was left; empty when another process has the lease, when nothing can be
   *     done for now, or when it was taken away
   */
  Optional<Application> reconcile(Place place, UUID holder, Watch watch) {
    Optional<Lease> lease = rollouts.lease(place, holder, limits.lease());
    if (lease.isEmpty()) {
      return Optional.empty();
    }
    steps.reached("leased");
    // First, and without the agent: a candidate keeps its traffic while the agent is away.
    moves.confirmTraffic(place);
    while (true) {
      Optional<Application> found = rollouts.find(place);
      if (found.isEmpty()) {
        return found;
      }
      Application application = found.get();
      switch (withinChain(application, () -> advance(application, lease.get(), watch))) {
        case ON -> {}
        case WAITING -> {
          return Optional.of(application);
        }
        case HINDERED -> {
          return Optional.empty();
        }
      }
    }
  }

  /** Follows a visit. */
  interface Watch {
    /** Told of every living server, so that its end is noticed. */
    void seen(Place place, Seen seen);

    /** Whatever was to be done could be. */
    void unhindered(Place place);

    /** Something ended the visit early. */
    void hindered(Place place, RuntimeException cause);
  }

  /** How a visit goes on. */
  private enum Progress {
    ON,
    WAITING,
    HINDERED
  }

  private Progress withinChain(Application application, Supplier<Progress> work) {
    return application.chain().map(chain -> chains.within(chain, work)).orElseGet(work);
  }

  private Progress advance(Application application, Lease lease, Watch watch) {
    try {
      Seen seen = Seen.of(application, agent);
      watch.seen(application.place(), seen);
      boolean on = goesOn(application, seen, lease);
      watch.unhindered(application.place());
      return on ? Progress.ON : Progress.WAITING;
    } catch (RuntimeException e) {
      watch.hindered(application.place(), e);
      return Progress.HINDERED;
    }
  }

  /** Requests are led elsewhere before a server that had them ends. */
  private boolean goesOn(Application application, Seen seen, Lease lease) {
    if (application.closing()) {
      sites.vacate(application.place());
    }
    application.route().ifPresent(route -> sites.lead(route, lease.epoch()));
    sweep(application, seen, lease);
    if (application.closing()) {
      return seen.alive().isEmpty() && closing.vacate(application);
    }
    return keepStable(application, seen, lease)
        || keepStandby(application, seen, lease)
        || rollOut(application, seen, lease)
        || beginning.begin(application, seen);
  }

  private void sweep(Application application, Seen seen, Lease lease) {
    Set<ServerName> wanted = Wanted.of(application, clock.instant());
    for (Map.Entry<ServerName, Sighting> server : seen.servers().entrySet()) {
      ServerName name = server.getKey();
      if (wanted.contains(name)) {
        continue;
      }
      switch (server.getValue()) {
        case Starting _, Running _ -> stop(name, lease);
        case Gone _ -> clearOnce(name);
      }
    }
  }

  private void stop(ServerName name, Lease lease) {
    steps.reached("stopping " + name.index());
    agent.stop(name, lease.epoch());
    steps.reached("stopped " + name.index());
  }

  private void clearOnce(ServerName name) {
    if (!cleared.contains(name)) {
      agent.clear(name);
      cleared.add(name);
    }
  }

  private boolean keepStable(Application application, Seen seen, Lease lease) {
    return application.stable() != null
        && keeping
            .keep(application.stable(), seen, lease)
            .map(kept -> Move.aside(application.withStable(kept), List.of()))
            .filter(move -> moves.record(application, move))
            .isPresent();
  }

  /** What stands by is kept as the stable version is, until its time is over. */
  private boolean keepStandby(Application application, Seen seen, Lease lease) {
    Standby standby = application.standby();
    if (standby == null || isReturning(application)) {
      return false;
    }
    Optional<Application> next =
        standby.isOver(clock.instant())
            ? Optional.of(application.dismissStandby())
            : keeping
                .keep(standby.version(), seen, lease)
                .map(kept -> application.withStandby(new Standby(kept, standby.until())));
    return next.map(kept -> Move.aside(kept, List.of()))
        .filter(move -> moves.record(application, move))
        .isPresent();
  }

  private static boolean isReturning(Application application) {
    return application.isBusy() && application.rollingOut().rollout() instanceof Rollout.Returning;
  }

  private boolean rollOut(Application application, Seen seen, Lease lease) {
    return application.isBusy()
        && driving
            .drive(application, seen, lease)
            .map(next -> move(application, next))
            .filter(move -> moves.record(application, move))
            .isPresent();
  }

  private Move move(Application application, Next next) {
    return Move.on(
        application.advance(next.state(), next.reason(), clock.instant()), next.reason());
  }
}

package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Servers.NotStartable;
import io.threeways.deploy.rollout.Sighting.Gone;
import io.threeways.deploy.rollout.Sighting.Running;
import io.threeways.deploy.rollout.Sighting.Starting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** Dead servers of a version that is kept, stable or standing by, leave it and are replaced. */
@ApplicationScoped
class KeepStable {
  private static final System.Logger LOG = System.getLogger(KeepStable.class.getName());

  private final Servers agent;
  private final Probes probes;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  KeepStable(Servers agent, Probes probes, RolloutClock clock, Limits limits) {
    this.agent = agent;
    this.probes = probes;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Does what is missing; every effect may be had twice.
   *
   * @return the stable version as it has become; empty when it stays as it is
   */
  Optional<Version> keep(Version stable, Seen seen, Lease lease) {
    for (Server server : stable.servers()) {
      Optional<Version> changed =
          server.isHealthy() ? watch(stable, server, seen) : bringUp(stable, server, seen, lease);
      if (changed.isPresent()) {
        return changed;
      }
    }
    Instant now = clock.instant();
    boolean mayReplace = !now.isBefore(stable.replacedAt().plus(limits.replacement()));
    return stable.lacksServers() && mayReplace
        ? Optional.of(stable.withOneMore(now))
        : Optional.empty();
  }

  private Optional<Version> watch(Version stable, Server server, Seen seen) {
    return switch (seen.of(stable.fleet(), server).orElse(new Gone(0, "is unknown", false))) {
      case Gone gone -> {
        report(stable, server, gone.how());
        yield Optional.of(stable.without(server));
      }
      case Running(long _, URI address) when !address.equals(server.endpoint()) ->
          Optional.of(stable.healthy(server, address));
      case Starting _, Running _ -> Optional.empty();
    };
  }

  private Optional<Version> bringUp(Version stable, Server server, Seen seen, Lease lease) {
    ServerName name = new ServerName(stable.fleet(), server.index());
    Optional<Sighting> sighting = seen.of(stable.fleet(), server);
    if (sighting.isEmpty()) {
      return start(stable, server, name, lease);
    }
    return switch (sighting.get()) {
      case Gone gone -> {
        report(stable, server, gone.how());
        yield Optional.of(stable.without(server));
      }
      case Running(long _, URI address) -> check(stable, server, address);
      case Starting _ -> inTime(stable, server);
    };
  }

  private Optional<Version> start(Version stable, Server server, ServerName name, Lease lease) {
    try {
      agent.start(name, stable.release(), lease.epoch());
      return Optional.empty();
    } catch (NotStartable e) {
      report(stable, server, String.valueOf(e.getMessage()));
      return Optional.of(stable.without(server));
    }
  }

  private Optional<Version> check(Version stable, Server server, URI address) {
    Plan plan = stable.release().plan();
    if (probes.ailment(address, plan.healthPath()).isPresent()) {
      return inTime(stable, server);
    }
    probes.warmUp(address, plan.warmUp(), limits.warmUp());
    return Optional.of(stable.healthy(server, address));
  }

  /** It is given up after the time that a candidate would have had, and stopped as unwanted. */
  private Optional<Version> inTime(Version stable, Server server) {
    Instant until = server.since().plus(limits.start()).plus(limits.health());
    if (clock.instant().isBefore(until)) {
      return Optional.empty();
    }
    report(stable, server, "did not become healthy");
    return Optional.of(stable.without(server));
  }

  private static void report(Version stable, Server server, String what) {
    LOG.log(
        Level.WARNING,
        "server {0} {1} and is replaced",
        new ServerName(stable.fleet(), server.index()),
        what);
  }
}

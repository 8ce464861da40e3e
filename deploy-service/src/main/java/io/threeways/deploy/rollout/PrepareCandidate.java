package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.Rollout.CheckingHealth;
import io.threeways.deploy.rollout.Rollout.Preparing;
import io.threeways.deploy.rollout.Rollout.StartingServers;
import io.threeways.deploy.rollout.Rollout.WarmingUp;
import io.threeways.deploy.rollout.Servers.NotStartable;
import io.threeways.deploy.rollout.Sighting.Gone;
import io.threeways.deploy.rollout.Sighting.Running;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Start, health, warm-up: what comes before any traffic, and ends at the first failure. */
@ApplicationScoped
class PrepareCandidate {
  private final Servers agent;
  private final CheckServers checks;
  private final RolloutClock clock;
  private final Limits limits;
  private final Steps steps;

  @Inject
  PrepareCandidate(
      Servers agent, CheckServers checks, RolloutClock clock, Limits limits, Steps steps) {
    this.agent = agent;
    this.checks = checks;
    this.clock = clock;
    this.limits = limits;
    this.steps = steps;
  }

  /**
   * @return where the rollout goes from here; empty while there is something to wait for
   */
  Optional<Next> prepare(Deployment deployment, Preparing state, Seen seen, Lease lease) {
    Optional<CheckServers.Death> death = checks.death(deployment.id(), state.servers(), seen);
    if (death.isPresent()) {
      Reason reason = death.get().reason();
      return death.get().isItsOwn() ? failed(state, reason) : lost(state, reason);
    }
    return switch (state) {
      case StartingServers starting -> start(deployment, starting, seen, lease);
      case CheckingHealth checking -> check(deployment, checking, seen);
      case WarmingUp warming -> warmUp(deployment, warming);
    };
  }

  private Optional<Next> start(
      Deployment deployment, StartingServers state, Seen seen, Lease lease) {
    Instant now = clock.instant();
    if (state.servers().stream().allMatch(s -> runs(deployment, s, seen))) {
      return Optional.of(
          Next.to(state.started(now.plus(limits.health())), "every server has started"));
    }
    if (now.isAfter(state.until())) {
      return lost(state, checks.late(deployment.id(), state.servers(), "have not started", seen));
    }
    try {
      startMissing(deployment, state, seen, lease);
      return Optional.empty();
    } catch (NotStartable e) {
      return lost(state, Reason.observed(String.valueOf(e.getMessage())));
    }
  }

  private void startMissing(Deployment deployment, StartingServers state, Seen seen, Lease lease) {
    for (Server server : state.servers()) {
      if (seen.of(deployment.id(), server).isEmpty()) {
        ServerName name = new ServerName(deployment.id(), server.index());
        steps.reached("starting " + server.index());
        agent.start(name, deployment.release(), lease.epoch());
        steps.reached("started " + server.index());
      }
    }
  }

  private Optional<Next> check(Deployment deployment, CheckingHealth state, Seen seen) {
    String path = deployment.release().plan().healthPath();
    CheckServers.Health health = checks.health(deployment.id(), state.servers(), path, seen);
    return switch (health) {
      case CheckServers.Well(List<Server> servers) ->
          Optional.of(Next.to(state.healthy(servers), "every server answers " + path));
      case CheckServers.Ill ill ->
          clock.instant().isAfter(state.until())
              ? late(deployment, state, ill, seen)
              : Optional.empty();
    };
  }

  private Optional<Next> late(
      Deployment deployment, CheckingHealth state, CheckServers.Ill ill, Seen seen) {
    Reason reason = checks.late(deployment.id(), state.servers(), ill.ailment(), seen);
    return ill.runs() ? failed(state, reason) : lost(state, reason);
  }

  private Optional<Next> warmUp(Deployment deployment, WarmingUp state) {
    Plan plan = deployment.release().plan();
    checks.warmUp(state.servers(), plan.warmUp());
    steps.reached("warmed up");
    Optional<Reason> ill = checks.illness(deployment.id(), state.servers(), plan.healthPath());
    if (ill.isPresent()) {
      return failed(state, ill.get());
    }
    Course course = deployment.course();
    String why =
        course.isTrial()
            ? "healthy and warm"
            : "healthy and warm; with nothing to compare it with, all traffic at once";
    return Optional.of(Next.to(state.promote(course, clock.instant(), limits), why));
  }

  private static boolean runs(Deployment deployment, Server server, Seen seen) {
    return seen.of(deployment.id(), server).orElse(new Gone(0, "", false)) instanceof Running;
  }

  private static Optional<Next> failed(Preparing state, Reason reason) {
    return Optional.of(new Next(state.fail(reason), reason));
  }

  private static Optional<Next> lost(Preparing state, Reason reason) {
    return Optional.of(new Next(state.lose(reason), reason));
  }
}

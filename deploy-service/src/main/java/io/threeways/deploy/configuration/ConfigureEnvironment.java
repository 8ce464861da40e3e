package io.threeways.deploy.configuration;

import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Brings what there is to do for an environment to its end, one run after the other. */
@ApplicationScoped
public class ConfigureEnvironment {
  private final PlanRuns plan;
  private final Runs runs;
  private final Configurables configurables;
  private final Machines machines;
  private final Configurers configurers;
  private final ConfigurationAnnouncements announcements;
  private final Transactions transactions;
  private final ConfigurationLimits limits;
  private final RolloutClock clock;

  @Inject
  public ConfigureEnvironment(
      PlanRuns plan,
      Runs runs,
      Configurables configurables,
      Machines machines,
      Configurers configurers,
      ConfigurationAnnouncements announcements,
      Transactions transactions,
      ConfigurationLimits limits,
      RolloutClock clock) {
    this.plan = plan;
    this.runs = runs;
    this.configurables = configurables;
    this.machines = machines;
    this.configurers = configurers;
    this.announcements = announcements;
    this.transactions = transactions;
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * Does all there is to do. A process that died on the way left runs that go on where they were.
   *
   * @throws Machines.MachineUnavailable when the agent is away
   * @throws Machines.Outdated when another process has the lease by now
   */
  void configure(Configurable configurable, ConfigurationLease lease) {
    for (Optional<Run> next = plan.next(configurable);
        next.isPresent();
        next = plan.next(configurable)) {
      switch (next.get()) {
        case Run.Waiting waiting -> record(waiting.start(clock.instant()), lease);
        case Run.Running running -> drive(running, lease);
        case Run.Ended _, Run.Dropped _ ->
            throw new IllegalStateException("is over: " + next.get());
      }
    }
  }

  private void drive(Run.Running running, ConfigurationLease lease) {
    Order order = running.order();
    Optional<Configurer> configurer =
        configurers
            .of(order.description().tool())
            .filter(one -> limits.tools().contains(one.tool()));
    if (configurer.isEmpty()) {
      String tool = order.description().tool().word();
      String why = "%s may not be used here (threeways.deploy.configuration.tools)".formatted(tool);
      end(running, nothing(why), lease);
      return;
    }
    Configurer.Mode mode = order.kind().changes() ? Configurer.Mode.APPLY : Configurer.Mode.CHECK;
    Configurer.Invocation invocation =
        configurer.get().invocation(mode, order.description().file());
    switch (machines.run(running, invocation, lease.epoch())) {
      case Machines.End.Exited(Execution execution, String reason) ->
          end(
              running,
              reason == null
                  ? outcome(configurer.get(), mode, execution)
                  : execution.failed("it was ended: " + reason),
              lease);
      case Machines.End.Refused(String reason) -> end(running, nothing(reason), lease);
      case Machines.End.Lost(String reason) -> {
        if (running.attempt() < limits.attempts()) {
          record(running.again(), lease);
        } else {
          end(
              running,
              nothing("the host lost it %d times: %s".formatted(limits.attempts(), reason)),
              lease);
        }
      }
    }
    machines.clear(running);
  }

  static Outcome outcome(Configurer configurer, Configurer.Mode mode, Execution execution) {
    try {
      return switch (mode) {
        case CHECK -> configurer.checked(execution);
        case APPLY -> configurer.applied(execution);
      };
    } catch (RuntimeException e) {
      // A playbook has a say in what its tool writes: what no one can read must not be read again.
      return execution.failed("what it wrote cannot be read: " + e.getMessage());
    }
  }

  private static Outcome nothing(String reason) {
    return new Outcome.Failed(reason, null, "");
  }

  private void end(Run.Running running, Outcome outcome, ConfigurationLease lease) {
    Run.Ended ended = running.end(outcome, clock.instant());
    transactions.in(
        () -> {
          boolean isNews = isNews(ended);
          save(ended, lease);
          if (isNews) {
            announcements.modified(ended);
          }
          return true;
        });
  }

  /**
   * A look that finds what the one before it found is no news, unless the playbook was applied in
   * between and it came back; nor is a change of nothing.
   */
  private boolean isNews(Run.Ended ended) {
    return switch (ended.outcome()) {
      case Outcome.Applied(List<Difference> changes) -> !changes.isEmpty();
      case Outcome.Partly _ -> true;
      case Outcome.Different different ->
          ended.order().kind() == Kind.DRIFT
              && !isKnown(ended.order().description().environment(), different);
      case Outcome.NoDifference _, Outcome.Failed _ -> false;
    };
  }

  private boolean isKnown(String environment, Outcome.Different different) {
    Instant applied =
        runs.lastEnded(environment, Kind.APPLY).map(Run.Ended::endedAt).orElse(Instant.MIN);
    return runs.lastEnded(environment, Kind.DRIFT)
        .filter(before -> before.outcome().equals(different))
        .filter(before -> before.endedAt().isAfter(applied))
        .isPresent();
  }

  private void record(Run run, ConfigurationLease lease) {
    transactions.in(
        () -> {
          save(run, lease);
          return true;
        });
  }

  private void save(Run run, ConfigurationLease lease) {
    if (!configurables.holds(lease)) {
      throw new Machines.Outdated("another process configures " + lease.environment());
    }
    runs.save(run);
  }
}

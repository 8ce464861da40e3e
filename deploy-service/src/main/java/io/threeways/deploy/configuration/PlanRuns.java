package io.threeways.deploy.configuration;

import io.threeways.deploy.rollout.Ids;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What there is to do for an environment: from what is known, not from what was told last. */
@ApplicationScoped
public class PlanRuns {
  private final Descriptions descriptions;
  private final Runs runs;
  private final Transactions transactions;
  private final ConfigurationLimits limits;
  private final RolloutClock clock;
  private final Ids ids;

  @Inject
  public PlanRuns(
      Descriptions descriptions,
      Runs runs,
      Transactions transactions,
      ConfigurationLimits limits,
      RolloutClock clock,
      Ids ids) {
    this.descriptions = descriptions;
    this.runs = runs;
    this.transactions = transactions;
    this.limits = limits;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * The next run, ordered now if need be.
   *
   * @return empty when all is done
   */
  Optional<Run> next(Configurable configurable) {
    return transactions.in(
        () -> {
          applyNewest(configurable);
          lookForDrift(configurable.environment());
          dropProposals(configurable.environment());
          return runs.open(configurable.environment()).stream().findFirst();
        });
  }

  /** A person asks for the newest of main again: after a failure, or to undo what has drifted. */
  Optional<Run> applyAgain(Configurable configurable, String by) {
    return descriptions
        .newestGreen(configurable.environment(), configurable.repository())
        .map(newest -> order(Kind.APPLY, newest.description(), newest.origin(), by));
  }

  /** A person asks for a look. */
  Optional<Run> lookAgain(Configurable configurable, String by) {
    return runs.lastEnded(configurable.environment(), Kind.APPLY)
        .map(applied -> order(Kind.DRIFT, applied.order().description(), null, by));
  }

  private void applyNewest(Configurable configurable) {
    descriptions
        .newestGreen(configurable.environment(), configurable.repository())
        .filter(newest -> isNews(configurable, newest))
        .ifPresent(
            newest -> {
              dropWaiting(configurable.environment());
              Run _ = order(Kind.APPLY, newest.description(), newest.origin(), newest.pusher());
            });
  }

  /** Builds may end in another order than main has: what is newer is never taken back by them. */
  private boolean isNews(Configurable configurable, Described newest) {
    Description before =
        runs.lastApply(configurable.environment())
            .map(run -> run.order().description())
            .filter(description -> description.repository().equals(configurable.repository()))
            .orElse(null);
    if (before == null) {
      return true;
    }
    Long number = newest.onMain();
    return !before.commit().equals(newest.description().commit())
        && number != null
        && descriptions.onMain(before).map(old -> old < number).orElse(true);
  }

  private void dropWaiting(String environment) {
    for (Run run : runs.open(environment)) {
      if (run instanceof Run.Waiting waiting && waiting.order().kind() == Kind.APPLY) {
        runs.save(waiting.drop("a newer commit of main is applied instead", clock.instant()));
      }
    }
  }

  /** Of a branch its newest commit is shown, and of many branches those that were pushed last. */
  private void dropProposals(String environment) {
    Set<UUID> branches = new HashSet<>();
    for (Run run : runs.open(environment).reversed()) {
      if (run instanceof Run.Waiting waiting
          && waiting.order().kind() == Kind.PROPOSAL
          && waiting.order().origin() instanceof Origin origin) {
        if (!branches.add(origin.chain())) {
          runs.save(waiting.drop("a newer commit of its branch is shown instead", clock.instant()));
        } else if (branches.size() > limits.proposals()) {
          runs.save(
              waiting.drop(
                  "%d newer ones wait already".formatted(limits.proposals()), clock.instant()));
        }
      }
    }
  }

  /** Only of what was applied as a whole: of the rest it is known that it differs. */
  private void lookForDrift(String environment) {
    Run.Ended applied = runs.lastEnded(environment, Kind.APPLY).orElse(null);
    if (applied == null
        || !(applied.outcome() instanceof Outcome.Applied)
        || !runs.open(environment).isEmpty()) {
      return;
    }
    Instant looked =
        runs.lastEnded(environment, Kind.DRIFT)
            .map(Run.Ended::endedAt)
            .filter(at -> at.isAfter(applied.endedAt()))
            .orElse(applied.endedAt());
    if (!looked.plus(limits.drift()).isAfter(clock.instant())) {
      Run _ = order(Kind.DRIFT, applied.order().description(), null, null);
    }
  }

  private Run order(
      Kind kind, Description description, @Nullable Origin origin, @Nullable String by) {
    Order order = new Order(ids.next(), kind, description, origin, by, clock.instant());
    Run run = new Run.Waiting(order);
    runs.save(run);
    return run;
  }
}

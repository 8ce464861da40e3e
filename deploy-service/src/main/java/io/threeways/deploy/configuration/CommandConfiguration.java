package io.threeways.deploy.configuration;

import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** What people may ask of a configuration. */
@ApplicationScoped
public class CommandConfiguration {
  private final Configurables configurables;
  private final PlanRuns plan;
  private final ConfigurationRounds rounds;
  private final Transactions transactions;
  private final RolloutClock clock;

  @Inject
  public CommandConfiguration(
      Configurables configurables,
      PlanRuns plan,
      ConfigurationRounds rounds,
      Transactions transactions,
      RolloutClock clock) {
    this.configurables = configurables;
    this.plan = plan;
    this.rounds = rounds;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** What came of a command. */
  public sealed interface Answer {
    /** It is done as soon as it is its turn. */
    record Ordered(Run run) implements Answer {}

    /** No operator lets a repository configure it. */
    record Unconfigurable() implements Answer {}

    /** There is nothing to apply, or nothing was applied that could have drifted. */
    record Nothing(String why) implements Answer {}
  }

  /** From now on this repository configures it; what its main says already is applied. */
  public Configurable let(String environment, String repository, String by) {
    Configurable configurable = new Configurable(environment, repository, by, clock.instant());
    transactions.in(
        () -> {
          configurables.put(configurable);
          return true;
        });
    rounds.wake();
    return configurable;
  }

  /** Main's newest green description is applied, again if it was before. */
  public Answer apply(String environment, String by) {
    return order(
        environment,
        configurable -> plan.applyAgain(configurable, by),
        "no commit of main that is green describes how this environment is configured");
  }

  /** The machine is compared with what was applied last. */
  public Answer look(String environment, String by) {
    return order(
        environment,
        configurable -> plan.lookAgain(configurable, by),
        "nothing was applied yet, so nothing can have drifted");
  }

  private Answer order(
      String environment,
      java.util.function.Function<Configurable, Optional<Run>> order,
      String nothing) {
    Optional<Configurable> configurable = configurables.find(environment);
    if (configurable.isEmpty()) {
      return new Answer.Unconfigurable();
    }
    Optional<Run> run = transactions.in(() -> order.apply(configurable.get()));
    rounds.wake();
    return run.<Answer>map(Answer.Ordered::new).orElseGet(() -> new Answer.Nothing(nothing));
  }
}

package io.threeways.deploy.configuration;

import io.threeways.deploy.rollout.Ids;
import io.threeways.deploy.rollout.RolloutClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What repositories say of environments is noted, and shown where it is only proposed. */
@ApplicationScoped
public class HearOfCommits {
  private final Configurables configurables;
  private final Descriptions descriptions;
  private final Runs runs;
  private final RolloutClock clock;
  private final Ids ids;

  @Inject
  public HearOfCommits(
      Configurables configurables,
      Descriptions descriptions,
      Runs runs,
      RolloutClock clock,
      Ids ids) {
    this.configurables = configurables;
    this.descriptions = descriptions;
    this.runs = runs;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Joins the caller's transaction. A branch's commit is compared with the machine at once: what it
   * would change is part of what is reviewed. What main says waits for its build.
   */
  public void pushed(List<Description> described, Origin origin, String pusher, boolean onMain) {
    for (Description description : described) {
      boolean isNew = descriptions.add(description, origin, pusher, onMain);
      if (isNew && !onMain && isAllowed(description)) {
        Instant now = clock.instant();
        runs.save(
            new Run.Waiting(
                new Order(ids.next(), Kind.PROPOSAL, description, origin, pusher, now)));
      }
    }
  }

  /** Joins the caller's transaction. */
  public void passed(String repository, String commit) {
    descriptions.passed(repository, commit, clock.instant());
  }

  private boolean isAllowed(Description description) {
    Optional<Configurable> configurable = configurables.find(description.environment());
    return configurable
        .filter(allowed -> allowed.repository().equals(description.repository()))
        .isPresent();
  }
}

package io.threeways.deploy.ondemand;

import io.threeways.deploy.environment.Environments;
import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Answer.Done;
import io.threeways.deploy.ondemand.Answer.Refused;
import io.threeways.deploy.rollout.AcceptArtifact;
import io.threeways.deploy.rollout.Ids;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.RolloutClock;
import io.threeways.deploy.rollout.Transactions;
import io.threeways.deploy.rollout.Wake;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes an environment of somebody's own, from the description of the one that it resembles, and
 * has the artifact deployed there as it would be deployed anywhere.
 */
@ApplicationScoped
public class OpenOnDemand {
  /** How the agent knows whose networks these are. */
  private static final String NETWORK = "deploy-net-";

  private final Demands demands;
  private final Environments environments;
  private final AcceptArtifact acceptance;
  private final CloseOnDemand closing;
  private final DemandAnnouncements announcements;
  private final Transactions transactions;
  private final Wake wake;
  private final Ids ids;
  private final RolloutClock clock;
  private final Bounds bounds;

  @Inject
  public OpenOnDemand(
      Demands demands,
      Environments environments,
      AcceptArtifact acceptance,
      CloseOnDemand closing,
      DemandAnnouncements announcements,
      Transactions transactions,
      Wake wake,
      Ids ids,
      RolloutClock clock,
      Bounds bounds) {
    this.demands = demands;
    this.environments = environments;
    this.acceptance = acceptance;
    this.closing = closing;
    this.announcements = announcements;
    this.transactions = transactions;
    this.wake = wake;
    this.ids = ids;
    this.clock = clock;
    this.bounds = bounds;
  }

  /** A build's wish; joins the caller's transaction. A refusal is said, for the build waits. */
  public Answer forBuild(Wish wish) {
    demands.exclusively();
    if (wish.build() != null && demands.isEnded(wish.build())) {
      return new Refused("ended", "build " + wish.build() + " has ended");
    }
    // Another attempt asks anew: what the one before left is of no use to anybody.
    demands.open().stream()
        .filter(open -> wish.build() != null && wish.build().equals(open.demand().build()))
        .forEach(open -> closing.close(open, "another attempt of the build asks for its own"));
    Answer answer = open(wish);
    if (answer instanceof Refused refused) {
      announcements.refused(wish, refused.detail(), clock.instant());
    }
    return answer;
  }

  /** A person's wish. */
  public Answer forPerson(Wish wish) {
    Answer answer =
        transactions.in(
            () -> {
              demands.exclusively();
              return open(wish);
            });
    wake.wake(new Place(wish.application(), wish.name()));
    return answer;
  }

  private Answer open(Wish wish) {
    Instant now = clock.instant();
    Duration time = wish.time() == null ? bounds.time() : wish.time();
    if (time.compareTo(bounds.longest()) > 0) {
      return new Refused(
          "too-long",
          "An environment may be asked for for %s at most, not %s."
              .formatted(bounds.longest(), time));
    }
    Optional<Refused> full = full(wish.repository());
    if (full.isPresent()) {
      return full.get();
    }
    if (!environments.add(wish.name(), now)) {
      return new Refused(
          "name-taken", "There is an environment %s. Take another name.".formatted(wish.name()));
    }
    OnDemand.Open open = new OnDemand.Open(demand(wish, now), now.plus(time), null);
    demands.save(open);
    announcements.opened(open, wish);
    acceptance.accept(
        new Published(
            open.place(), open.demand().release(), wish.changes(), wish.event(), wish.chain()));
    return new Done(open);
  }

  private Demand demand(Wish wish, Instant now) {
    return new Demand(
        ids.next(),
        new Place(wish.application(), wish.name()),
        wish.repository(),
        wish.build(),
        wish.requestedBy(),
        new Release(wish.artifact(), smaller(wish.described(), wish.name())),
        wish.like(),
        wish.described(),
        wish.chain(),
        now);
  }

  /**
   * The same application, for nobody but its tests: fewer servers, no customers to warm up for or
   * to try it out on, nobody to agree, one network for all so that the tests can be in it.
   */
  private Plan smaller(Plan plan, String name) {
    return new Plan(
        Math.min(plan.servers(), bounds.servers()),
        plan.command(),
        plan.variables(),
        plan.memoryMiB(),
        plan.healthPath(),
        new Plan.WarmUp(List.of(), 0),
        plan.sticky(),
        plan.strategy().direct(),
        Plan.Approval.NONE,
        NETWORK + name);
  }

  private Optional<Refused> full(String repository) {
    List<OnDemand.Open> all = demands.open();
    List<OnDemand.Open> own =
        all.stream().filter(open -> open.demand().repository().equals(repository)).toList();
    if (own.size() >= bounds.perRepository()) {
      return Optional.of(full("of repository " + repository, bounds.perRepository(), own));
    }
    return all.size() >= bounds.inAll()
        ? Optional.of(full("in all", bounds.inAll(), all))
        : Optional.empty();
  }

  private static Refused full(String what, int most, List<OnDemand.Open> held) {
    String holders =
        held.stream()
            .map(
                open ->
                    "%s by %s until %s"
                        .formatted(
                            open.place().environment(), open.demand().requestedBy(), open.until()))
            .collect(Collectors.joining(", "));
    return new Refused(
        "quota",
        "All %d environments on demand %s are held: %s. Delete one, or wait for its end."
            .formatted(most, what, holders));
  }
}

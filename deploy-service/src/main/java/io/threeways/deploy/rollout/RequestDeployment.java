package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.CommandResult.Done;
import io.threeways.deploy.rollout.CommandResult.Refused;
import io.threeways.deploy.rollout.RecordMove.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A person asks for an artifact: a known one again, or the one before. */
@ApplicationScoped
public class RequestDeployment {
  private final Releases releases;
  private final RecordMove moves;
  private final Wake wake;
  private final Ids ids;
  private final RolloutClock clock;

  @Inject
  public RequestDeployment(
      Releases releases, RecordMove moves, Wake wake, Ids ids, RolloutClock clock) {
    this.releases = releases;
    this.moves = moves;
    this.wake = wake;
    this.ids = ids;
    this.clock = clock;
  }

  /** Deploys an artifact that was published for this place, failed and rolled-back ones too. */
  public CommandResult deploy(Place place, String digest, String user) {
    return releases
        .find(place, digest)
        .map(known -> request(known, user))
        .orElseGet(
            () ->
                new Refused(
                    "unknown-artifact",
                    "No artifact %s was published for %s. Push it with a deploy section first."
                        .formatted(digest, place)));
  }

  private CommandResult request(Published known, String user) {
    Origin origin = new Origin(user, known.event(), known.chain(), false, false);
    Reason reason = Reason.commanded(user, user + " asked for it");
    Deployment deployment =
        Deployment.waiting(
            ids.next(), known.place(), known.release(), origin, reason, clock.instant());
    return decide(
        known.place(),
        application ->
            runs(application, known.release())
                ? CommandRollout.refused(
                    "already-stable", "deploy again", deployment, "It is what runs there.")
                : queued(application, deployment));
  }

  /**
   * Replaces the servers of the version that runs, server by server: a patch of what is below it
   * needs no new artifact.
   */
  public CommandResult restart(Place place, String user) {
    return decide(
        place,
        application ->
            application.stable() == null
                ? Decided.without(
                    new Refused("nothing-there", "Nothing runs at %s yet.".formatted(place)))
                : restarted(application, application.stable(), user));
  }

  private Decided<CommandResult> restarted(Application application, Version stable, String user) {
    Deployment next = restart(application, stable, user);
    return stable.release().plan().isForTests()
        ? CommandRollout.refused(
            "one-network",
            "begin",
            next,
            "Its servers share the ports of one network: delete the environment, ask for another.")
        : queued(application, next);
  }

  private Deployment restart(Application application, Version stable, String user) {
    Deployment last = application.rollingOut();
    return Deployment.waiting(
        ids.next(),
        application.place(),
        stable.release(),
        new Origin(user, cause(last), last.carried().chain(), false, true),
        Reason.commanded(user, user + " had its servers replaced"),
        clock.instant());
  }

  /**
   * Undoes a deployment that has all traffic: what was stable before it gets it, without a trial,
   * and carries no change. With the servers that stand by, if there are any, else with new ones.
   */
  Decided<CommandResult> wayBack(Application application, Deployment undone, String user) {
    Version stable = application.stable();
    if (stable == null || !stable.deployment().equals(undone.id())) {
      return CommandRollout.refused(
          "not-stable", "roll back", undone, "Name the deployment that is stable now.");
    }
    Release before = undone.carried().before();
    if (before == null) {
      return CommandRollout.refused(
          "nothing-before", "roll back", undone, "It was the first one: deploy another.");
    }
    return ahead(application, wayBack(undone, before, user));
  }

  /** What a gate holds does not keep anybody from going back; it may be asked for again. */
  private Decided<CommandResult> ahead(Application application, Deployment back) {
    Deployment waiting = application.waiting();
    if (waiting == null
        || isRollingOut(application)
        || !(waiting.rollout() instanceof Rollout.Waiting state)
        || state.holds().isEmpty()) {
      return queued(application, back);
    }
    Reason reason =
        Reason.observed(
            "the way back of deployment %s takes its place: ask for it again".formatted(back.id()));
    Deployment dropped = waiting.enter(state.drop(reason), reason, clock.instant());
    return Decided.by(Move.aside(application.withWaiting(back), List.of(dropped)), new Done(back));
  }

  private Deployment wayBack(Deployment undone, Release before, String user) {
    return Deployment.waiting(
        ids.next(),
        undone.place(),
        before,
        new Origin(user, cause(undone), undone.carried().chain(), true, false),
        Reason.commanded(user, "%s rolled back deployment %s".formatted(user, undone.id())),
        clock.instant());
  }

  /** The last that was published about it, or what it came from. */
  private static UUID cause(Deployment deployment) {
    UUID last = deployment.carried().lastEvent();
    return last == null ? deployment.origin().event() : last;
  }

  private CommandResult decide(
      Place place, Function<Application, Decided<CommandResult>> decision) {
    CommandResult result = moves.decide(place, decision);
    wake.wake(place);
    return result;
  }

  private static Decided<CommandResult> queued(Application application, Deployment deployment) {
    if (application.closing()) {
      return CommandRollout.refused(
          "closing", "begin", deployment, "The environment is being taken away.");
    }
    if (isRollingOut(application) || application.waiting() != null) {
      return CommandRollout.refused(
          "busy", "begin", deployment, "Another rollout has the place: abort it or wait for it.");
    }
    return Decided.by(
        Move.aside(application.withWaiting(deployment), List.of()), new Done(deployment));
  }

  /** What finishes has been decided and ends by itself: the next one may wait for that. */
  private static boolean isRollingOut(Application application) {
    return application.isBusy()
        && !(application.rollingOut().rollout() instanceof Rollout.Finishing);
  }

  private static boolean runs(Application application, Release release) {
    Version stable = application.stable();
    return stable != null && stable.release().equals(release);
  }
}

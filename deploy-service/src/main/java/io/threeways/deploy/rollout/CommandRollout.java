package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.CommandResult.Done;
import io.threeways.deploy.rollout.CommandResult.Refused;
import io.threeways.deploy.rollout.CommandResult.Unknown;
import io.threeways.deploy.rollout.RecordMove.Decided;
import io.threeways.deploy.rollout.Rollout.Dropped;
import io.threeways.deploy.rollout.Rollout.Failed;
import io.threeways.deploy.rollout.Rollout.Finished;
import io.threeways.deploy.rollout.Rollout.Finishing;
import io.threeways.deploy.rollout.Rollout.OnTrial;
import io.threeways.deploy.rollout.Rollout.Over;
import io.threeways.deploy.rollout.Rollout.Paused;
import io.threeways.deploy.rollout.Rollout.RolledBack;
import io.threeways.deploy.rollout.Rollout.RollingBack;
import io.threeways.deploy.rollout.Rollout.Trial;
import io.threeways.deploy.rollout.Rollout.Undecided;
import io.threeways.deploy.rollout.Rollout.Waiting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

/** What people may do to a rollout. */
@ApplicationScoped
public class CommandRollout {
  private final Rollouts rollouts;
  private final RecordMove moves;
  private final RequestDeployment requests;
  private final Gates gates;
  private final Wake wake;
  private final RolloutClock clock;
  private final Limits limits;

  @Inject
  public CommandRollout(
      Rollouts rollouts,
      RecordMove moves,
      RequestDeployment requests,
      Gates gates,
      Wake wake,
      RolloutClock clock,
      Limits limits) {
    this.rollouts = rollouts;
    this.moves = moves;
    this.requests = requests;
    this.gates = gates;
    this.wake = wake;
    this.clock = clock;
    this.limits = limits;
  }

  /** To the next step, without waiting for the verdict. */
  public CommandResult promote(UUID id, String user) {
    Reason reason = Reason.commanded(user, user + " promoted it");
    return on(
        id,
        (application, deployment) ->
            deployment.rollout() instanceof Trial trial
                ? moved(
                    application,
                    trial.promote(
                        deployment.course(), application.beside(), clock.instant(), limits),
                    reason)
                : refused("not-on-trial", "promote", deployment, "Wait until it is on trial."));
  }

  /** Weights stay as they are until a person decides. */
  public CommandResult pause(UUID id, String user) {
    Reason reason = Reason.commanded(user, user + " paused it");
    return on(
        id,
        (application, deployment) ->
            deployment.rollout() instanceof OnTrial trial
                ? moved(application, trial.pause(reason), reason)
                : refused("not-on-trial", "pause", deployment, "Only a running trial pauses."));
  }

  /** The step begins anew. */
  public CommandResult resume(UUID id, String user) {
    Reason reason = Reason.commanded(user, user + " resumed it");
    return on(
        id,
        (application, deployment) ->
            deployment.rollout() instanceof Paused paused
                ? moved(application, paused.resume(deployment.course(), clock.instant()), reason)
                : refused("not-paused", "resume", deployment, "Only a paused one resumes."));
  }

  /** Lets what waits pass a gate. */
  public CommandResult permit(UUID id, String gate, String words, String user) {
    return gates
        .named(gate)
        .map(
            named -> on(id, (application, known) -> permit(application, known, named, words, user)))
        .orElseGet(
            () ->
                new Refused(
                    "unknown-gate",
                    "There is no gate '%s', but %s.".formatted(gate, gates.words())));
  }

  private Decided<CommandResult> permit(
      Application application, Deployment deployment, Gate gate, String words, String user) {
    String what = "pass the gate '%s' with".formatted(gate.word());
    if (!(deployment.rollout() instanceof Waiting waiting)) {
      return refused("not-waiting", what, deployment, instead(deployment.rollout()));
    }
    Optional<String> objection = gate.objection(application, deployment, user);
    if (objection.isPresent()) {
      return refused("not-permitted", what, deployment, objection.get());
    }
    Instant now = clock.instant();
    Reason reason =
        Reason.commanded(user, "%s let it pass '%s': %s".formatted(user, gate.word(), words));
    Deployment passed =
        deployment.enter(
            waiting.permitted(new Permission(gate.word(), user, words, now)), reason, now);
    return Decided.by(Move.aside(application.withWaiting(passed), List.of()), new Done(passed));
  }

  /** Gives it up, wherever it stands. */
  public CommandResult abort(UUID id, String user) {
    Reason reason = Reason.commanded(user, user + " aborted it");
    return on(
        id,
        (application, deployment) ->
            switch (deployment.rollout()) {
              case Waiting waiting ->
                  dropped(application, deployment, waiting.drop(reason), reason);
              case Undecided undecided -> moved(application, back(undecided, reason), reason);
              case Finishing _, RollingBack _, Over _ ->
                  refused("too-late", "abort", deployment, instead(deployment.rollout()));
            });
  }

  /**
   * All traffic back: at once while the version before serves beside it, from then on by a
   * deployment of what was there.
   */
  public CommandResult rollBack(UUID id, String user) {
    Reason reason = Reason.commanded(user, user + " rolled it back");
    return on(
        id,
        (application, deployment) ->
            switch (deployment.rollout()) {
              case Undecided undecided when !undecided.serving().isNone() ->
                  moved(application, back(undecided, reason), reason);
              case Finishing _, Finished _ -> requests.wayBack(application, deployment, user);
              case Waiting _, Undecided _, RollingBack _, RolledBack _, Failed _, Dropped _ ->
                  refused("no-traffic", "roll back", deployment, instead(deployment.rollout()));
            });
  }

  /** What there is to do about it, or why there is nothing. */
  private static String instead(Rollout state) {
    return switch (state) {
      case Waiting _, Undecided _ -> "Before it has traffic, abort it.";
      case Finishing _ -> "It has traffic: roll it back.";
      case Finished _ -> "It is over: to return from what is stable, roll that back.";
      case RollingBack _ -> "Its traffic is back already, and its servers are ending.";
      case RolledBack _ -> "Its traffic is back already, and its servers have ended.";
      case Failed _ -> "It never had traffic.";
      case Dropped _ -> "It never began.";
    };
  }

  private Rollout back(Undecided undecided, Reason reason) {
    return undecided.giveUp(reason, clock.instant(), limits.drain());
  }

  /** The same for whoever has traffic at a place, under way or stable. */
  public CommandResult back(Place place, String user) {
    return rollouts
        .find(place)
        .flatMap(Application::newest)
        .map(id -> rollBack(id, user))
        .orElseGet(
            () ->
                new Refused("nothing-there", "Nothing was ever deployed to %s.".formatted(place)));
  }

  private CommandResult on(
      UUID id, BiFunction<Application, Deployment, Decided<CommandResult>> command) {
    return rollouts
        .deployment(id)
        .map(
            known -> {
              CommandResult result =
                  moves.decide(
                      known.place(),
                      application ->
                          application.closing()
                              ? refused("closing", "move", known, "It is being taken away.")
                              : command.apply(application, latest(application, known)));
              wake.wake(known.place());
              return result;
            })
        .orElseGet(() -> new Unknown(id));
  }

  /** As it is under the lock; {@code known} may be older by now. */
  private static Deployment latest(Application application, Deployment known) {
    return application.deployments().stream()
        .filter(deployment -> deployment.id().equals(known.id()))
        .findFirst()
        .orElse(known);
  }

  private Decided<CommandResult> moved(Application application, Rollout next, Reason reason) {
    Application after = application.advance(next, reason, clock.instant());
    return Decided.by(Move.on(after, reason), new Done(after.rollingOut()));
  }

  private Decided<CommandResult> dropped(
      Application application, Deployment waiting, Dropped next, Reason reason) {
    Deployment over = waiting.enter(next, reason, clock.instant());
    return Decided.by(Move.aside(application.withWaiting(null), List.of(over)), new Done(over));
  }

  static Decided<CommandResult> refused(
      String kind, String what, Deployment deployment, String instead) {
    String state = deployment.rollout().word();
    return Decided.without(
        new Refused(
            kind,
            "Cannot %s deployment %s of %s: it is %s. %s"
                .formatted(what, deployment.id(), deployment.place(), state, instead)));
  }
}

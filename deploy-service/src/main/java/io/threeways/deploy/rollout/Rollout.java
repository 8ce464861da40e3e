package io.threeways.deploy.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Where a deployment stands. A transition exists only on the states that it may leave from.
 *
 * <pre>
 *  Waiting ──drop──► Dropped
 *     │ start
 *     ▼
 *  StartingServers ─started─► CheckingHealth ─healthy─► WarmingUp ──────────┐
 *     │                          │                        │                 │ promote
 *     └──────────fail────────────┴──────────fail──────────┤                 │ (nothing to try)
 *                                                         ▼                 │
 *                                                       Failed              │
 *                          promote ┌──┐                                     │
 *                                  │  ▼            promote (last step)      ▼
 *  WarmingUp ───promote──────────► OnTrial ───────────────────────────► Finishing ──► Finished
 *                         resume ▲ │    │                                   ▲
 *                                │ │    └──rollBack──► RollingBack ──► RolledBack
 *                          pause │ ▼                        ▲               │
 *                                Paused ─────rollBack───────┘               │
 *                                   └───────────promote─────────────────────┘
 * </pre>
 *
 * The candidate has traffic in {@link Trial} states only, and all of it from {@link Finishing} on.
 * {@link Over} states are never left.
 */
public sealed interface Rollout {
  /** What people, tools and rows call this state; it outlives the name of the class. */
  default String word() {
    return switch (this) {
      case Waiting _ -> "Waiting";
      case StartingServers _ -> "StartingServers";
      case CheckingHealth _ -> "CheckingHealth";
      case WarmingUp _ -> "WarmingUp";
      case OnTrial _ -> "OnTrial";
      case Paused _ -> "Paused";
      case Finishing _ -> "Finishing";
      case RollingBack _ -> "RollingBack";
      case Finished _ -> "Finished";
      case RolledBack _ -> "RolledBack";
      case Failed _ -> "Failed";
      case Dropped _ -> "Dropped";
    };
  }

  /** An older rollout has the place. Nothing was started and nothing published. */
  record Waiting() implements Rollout {
    StartingServers start(List<Server> servers, Instant until) {
      return new StartingServers(servers, until);
    }

    Dropped drop(Reason reason) {
      return new Dropped(reason);
    }
  }

  /** The candidate's servers are not ready for traffic and get none. */
  sealed interface Preparing extends Rollout {
    List<Server> servers();

    /** The word for this state in {@code deploy-failed}. */
    String phase();

    default Failed fail(Reason reason) {
      return new Failed(phase(), reason);
    }
  }

  /**
   * @param until when it has failed
   */
  record StartingServers(List<Server> servers, Instant until) implements Preparing {
    CheckingHealth started(Instant limit) {
      return new CheckingHealth(servers, limit);
    }

    @Override
    public String phase() {
      return "start";
    }
  }

  /**
   * @param until when it has failed
   */
  record CheckingHealth(List<Server> servers, Instant until) implements Preparing {
    /**
     * @param answering the same servers with the endpoints at which they were found healthy
     */
    WarmingUp healthy(List<Server> answering) {
      return new WarmingUp(answering);
    }

    @Override
    public String phase() {
      return "health";
    }
  }

  /** Healthy; gets requests of ours, so that no customer meets a cold server. */
  record WarmingUp(List<Server> servers) implements Preparing {
    public WarmingUp {
      servers = healthy(servers);
    }

    Promoted promote(Plan.Canary canary, Instant now, Duration drain) {
      return Promoted.to(servers, canary, 0, 1, now, drain);
    }

    @Override
    public String phase() {
      return "warm-up";
    }
  }

  /** Where a promotion leads to. */
  sealed interface Promoted extends Rollout {
    private static Promoted to(
        List<Server> servers,
        Plan.Canary canary,
        int canaryStep,
        int step,
        Instant now,
        Duration drain) {
      int weight = canary.steps().get(canaryStep);
      return weight == 100
          ? new Finishing(servers, step, now.plus(drain))
          : new OnTrial(servers, step, canaryStep, weight, now, now.plus(canary.deadline()));
    }
  }

  /** Candidate and stable version serve side by side. */
  sealed interface Trial extends Rollout {
    OnTrial trial();

    /** To the next step; from the last one below 100 percent to {@link Finishing}. */
    default Promoted promote(Plan.Canary canary, Instant now, Duration drain) {
      OnTrial trial = trial();
      return Promoted.to(
          trial.servers(), canary, trial.canaryStep() + 1, trial.step() + 1, now, drain);
    }

    /** No traffic from now on; its servers may finish what they have begun. */
    default RollingBack rollBack(Reason reason, Instant now, Duration drain) {
      return new RollingBack(trial().servers(), trial().step() + 1, reason, now.plus(drain));
    }
  }

  /**
   * @param step counts every change of weights, beginning with 1; judgements name it
   * @param canaryStep index in the plan's steps
   * @param weight the candidate's share in percent, below 100
   * @param deadline when the verdict has to have answered
   */
  record OnTrial(
      List<Server> servers, int step, int canaryStep, int weight, Instant since, Instant deadline)
      implements Trial, Promoted {
    public OnTrial {
      servers = healthy(servers);
    }

    @Override
    public OnTrial trial() {
      return this;
    }

    Paused pause(Reason reason) {
      return new Paused(this, reason);
    }

    /** The deadline passed without an answer: as the plan says. */
    Rollout undecided(Plan.Canary canary, Reason reason, Instant now, Duration drain) {
      return switch (canary.inconclusive()) {
        case PAUSE -> pause(reason);
        case ROLLBACK -> rollBack(reason, now, drain);
      };
    }
  }

  /** Weights stay as they are until a person decides; only a worse candidate ends it by itself. */
  record Paused(OnTrial trial, Reason reason) implements Trial {
    /** The same weights as a new step: it is judged anew, with a new deadline. */
    OnTrial resume(Plan.Canary canary, Instant now) {
      return new OnTrial(
          trial.servers(),
          trial.step() + 1,
          trial.canaryStep(),
          trial.weight(),
          now,
          now.plus(canary.deadline()));
    }
  }

  /**
   * The candidate has become the stable version and has all traffic; the old servers finish what
   * they have begun.
   *
   * @param drainedAt from then on the old servers may be stopped
   */
  record Finishing(List<Server> servers, int step, Instant drainedAt) implements Promoted {
    Finished finish() {
      return new Finished(step);
    }
  }

  /**
   * The candidate has no traffic any more.
   *
   * @param drainedAt from then on its servers may be stopped
   */
  record RollingBack(List<Server> servers, int step, Reason reason, Instant drainedAt)
      implements Rollout {
    RolledBack finish() {
      return new RolledBack(step, reason);
    }
  }

  /** The end; never left. */
  sealed interface Over extends Rollout {}

  /** All traffic is on what was deployed. */
  record Finished(int step) implements Over {}

  /** All traffic is on what was there before. */
  record RolledBack(int step, Reason reason) implements Over {}

  /** The candidate never had traffic. */
  record Failed(String phase, Reason reason) implements Over {}

  /** It never began: another deployment took its place or had it, or a person dropped it. */
  record Dropped(Reason reason) implements Over {}

  private static List<Server> healthy(List<Server> servers) {
    if (servers.isEmpty() || !servers.stream().allMatch(Server::isHealthy)) {
      throw new IllegalArgumentException("only healthy servers get traffic, not " + servers);
    }
    return List.copyOf(servers);
  }
}

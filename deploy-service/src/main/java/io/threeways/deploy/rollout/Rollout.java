package io.threeways.deploy.rollout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a deployment stands. A transition exists only on the states that it may leave from; where
 * it leads to while traffic moves, the {@link Course} of the deployment says.
 *
 * <pre>
 *  Waiting ──drop──► Dropped        ┌──────────────── onward ───────────────┐
 *     │ begin                       ▼  (each leg: some or all of the row)   │
 *     ├─────► Draining ─► StartingServers ─► CheckingHealth ─► WarmingUp ─► OnTrial ◄─► Paused
 *     │           │             │                  │               │           │           │
 *     │           └─────────────┴───────┬──────────┴───────────────┴───────────┴───────────┤
 *     │                                 │ give up, or fail                   the last leg  │
 *     │ return           no traffic yet │                                                  │
 *     └──► Returning      Failed ◄──────┤                                                  ▼
 *             │                         │ some traffic                                Finishing
 *             │                         ▼                                                  │
 *             │         Restoring ─► RollingBack ─► RolledBack                             ▼
 *             └──────────────── well: all traffic at once ─────────────► Finishing ─► Finished
 * </pre>
 *
 * The candidate has traffic in {@link Undecided} states that say so in {@link Undecided#serving},
 * and all of it from {@link Finishing} on. A returning version that is not well any more goes on
 * with {@link StartingServers}. {@link Over} states are never left.
 */
public sealed interface Rollout {
  /** What people, tools and rows call this state; it outlives the name of the class. */
  default String word() {
    return switch (this) {
      case Waiting _ -> "Waiting";
      case Draining _ -> "Draining";
      case StartingServers _ -> "StartingServers";
      case CheckingHealth _ -> "CheckingHealth";
      case WarmingUp _ -> "WarmingUp";
      case Returning _ -> "Returning";
      case OnTrial _ -> "OnTrial";
      case Paused _ -> "Paused";
      case Finishing _ -> "Finishing";
      case Restoring _ -> "Restoring";
      case RollingBack _ -> "RollingBack";
      case Finished _ -> "Finished";
      case RolledBack _ -> "RolledBack";
      case Failed _ -> "Failed";
      case Dropped _ -> "Dropped";
    };
  }

  /**
   * An older rollout has the place, or a gate holds it. Nothing was started.
   *
   * @param permissions that people gave
   * @param holds that keep it from beginning, as they were last seen
   */
  record Waiting(List<Permission> permissions, List<Hold> holds) implements Rollout {
    public Waiting {
      permissions = List.copyOf(permissions);
      holds = List.copyOf(holds);
    }

    Waiting() {
      this(List.of(), List.of());
    }

    Waiting held(List<Hold> by) {
      return new Waiting(permissions, by);
    }

    Waiting permitted(Permission permission) {
      List<Permission> more = new ArrayList<>(permissions);
      more.add(permission);
      return new Waiting(more, holds);
    }

    Onward begin(Course course, List<Server> beside, Instant now, Limits limits) {
      return course.after(Serving.NONE, beside, now, limits);
    }

    /**
     * @param warm servers that stand by
     */
    Returning returnTo(List<Server> warm) {
      return new Returning(warm);
    }

    Dropped drop(Reason reason) {
      return new Dropped(reason);
    }
  }

  /** It has begun, and neither version has won. */
  sealed interface Undecided extends Rollout {
    /** What the candidate has of the traffic. */
    Serving serving();

    /** The word for this state in {@code deploy-failed}. */
    String phase();

    /**
     * All traffic goes to the stable version at once, and the candidate's servers may finish what
     * they have begun; where it never had any traffic, it has failed.
     */
    default Rollout giveUp(Reason reason, Instant now, Duration drain) {
      Serving had = serving();
      return had.isNone()
          ? new Failed(Failed.ABORT, reason)
          : new RollingBack(had.servers(), had.step() + 1, reason, now.plus(drain));
    }
  }

  /** Where a promotion leads to, as the {@link Course} says. */
  sealed interface Onward extends Rollout {}

  /**
   * Servers of the stable version finish what they have begun, to give way to the candidate's.
   *
   * @param leaving no traffic goes to them any more
   * @param drainedAt from then on they may be stopped
   * @param until by then their successors serve, or have failed
   */
  record Draining(Serving serving, List<Server> leaving, Instant drainedAt, Instant until)
      implements Undecided, Onward {
    public Draining {
      leaving = List.copyOf(leaving);
    }

    /** They have ended. */
    Onward ended(Course course, Instant now, Limits limits) {
      return course.start(serving, now, limits);
    }

    @Override
    public String phase() {
      return "drain";
    }
  }

  /** Some of the candidate's servers are not ready for traffic and get none. */
  sealed interface Preparing extends Undecided {
    /** Those that are not ready. */
    List<Server> servers();

    /**
     * They will not be ready. Nothing speaks against those that serve: they keep their traffic
     * until the stable version's servers are back.
     */
    default Rollout fail(Reason reason) {
      return fail(phase(), reason);
    }

    /** The same, but it is their host that failed them. */
    default Rollout lose(Reason reason) {
      return fail(Failed.HOST, reason);
    }

    private Rollout fail(String phase, Reason reason) {
      return serving().isNone() ? new Failed(phase, reason) : new Restoring(serving(), reason);
    }
  }

  /**
   * @param until when it has failed
   */
  record StartingServers(List<Server> servers, Instant until, Serving serving)
      implements Preparing, Onward {
    CheckingHealth started(Instant limit) {
      return new CheckingHealth(servers, limit, serving);
    }

    @Override
    public String phase() {
      return "start";
    }
  }

  /**
   * @param until when it has failed
   */
  record CheckingHealth(List<Server> servers, Instant until, Serving serving) implements Preparing {
    /**
     * @param answering the same servers with the endpoints at which they were found healthy
     */
    WarmingUp healthy(List<Server> answering) {
      return new WarmingUp(answering, serving);
    }

    @Override
    public String phase() {
      return "health";
    }
  }

  /** Healthy; they get requests of ours, so that no customer meets a cold server. */
  record WarmingUp(List<Server> servers, Serving serving) implements Preparing {
    public WarmingUp {
      servers = healthy(servers);
    }

    Onward promote(Course course, Instant now, Limits limits) {
      return course.shift(serving, servers, now, limits);
    }

    @Override
    public String phase() {
      return "warm-up";
    }
  }

  /**
   * Servers that stand by are asked once more whether they are well.
   *
   * @param servers of the version that was left
   */
  record Returning(List<Server> servers) implements Undecided {
    public Returning {
      servers = healthy(servers);
    }

    Finishing well(Instant now, Duration drain) {
      return new Finishing(servers, 1, now.plus(drain));
    }

    /** New ones take their place. */
    Onward unwell(Course course, Instant now, Limits limits) {
      return course.start(Serving.NONE, now, limits);
    }

    @Override
    public Serving serving() {
      return Serving.NONE;
    }

    @Override
    public String phase() {
      return "return";
    }
  }

  /** Candidate and stable version serve side by side, with weights that are judged. */
  sealed interface Trial extends Undecided {
    OnTrial trial();

    @Override
    default Serving serving() {
      OnTrial trial = trial();
      return new Serving(trial.servers(), trial.step(), trial.canaryStep(), trial.weight());
    }

    @Override
    default String phase() {
      return "trial";
    }

    /**
     * Into the next leg.
     *
     * @param beside the stable version's servers
     */
    default Onward promote(Course course, List<Server> beside, Instant now, Limits limits) {
      return course.after(serving(), beside, now, limits);
    }
  }

  /**
   * @param step counts every change of weights, beginning with 1; judgements name it
   * @param canaryStep index of the leg
   * @param weight the candidate's share in percent, below 100
   * @param deadline when the verdict has to have answered
   */
  record OnTrial(
      List<Server> servers, int step, int canaryStep, int weight, Instant since, Instant deadline)
      implements Trial, Onward {
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

    /** The deadline passed without an answer: as the strategy says. */
    Rollout undecided(
        Course course, List<Server> beside, Reason reason, Instant now, Limits limits) {
      return switch (course.pacing().inconclusive()) {
        case PAUSE -> pause(reason);
        case ROLLBACK -> giveUp(reason, now, limits.drain());
        case CONTINUE -> promote(course, beside, now, limits);
      };
    }
  }

  /** Weights stay as they are until a person decides; only a worse candidate ends it by itself. */
  record Paused(OnTrial trial, Reason reason) implements Trial {
    /** The same weights as a new step: it is judged anew, with a new deadline. */
    OnTrial resume(Course course, Instant now) {
      return new OnTrial(
          trial.servers(),
          trial.step() + 1,
          trial.canaryStep(),
          trial.weight(),
          now,
          now.plus(course.pacing().deadline()));
    }
  }

  /**
   * The candidate has become the stable version and has all traffic; the old servers finish what
   * they have begun, or stand by.
   *
   * @param drainedAt from then on the old servers may be stopped
   */
  record Finishing(List<Server> servers, int step, Instant drainedAt) implements Onward {
    Finished finish() {
      return new Finished(step);
    }
  }

  /** The stable version's servers come back; until they serve, the candidate keeps its share. */
  record Restoring(Serving serving, Reason reason) implements Undecided {
    RollingBack restored(Instant now, Duration drain) {
      return new RollingBack(serving.servers(), serving.step() + 1, reason, now.plus(drain));
    }

    @Override
    public String phase() {
      return "restore";
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

  /**
   * The candidate never had traffic.
   *
   * @param phase that it did not get through, or {@link #HOST} or {@link #ABORT} where it did not
   *     fail itself
   */
  record Failed(String phase, Reason reason) implements Over {
    static final String HOST = "host";
    static final String ABORT = "abort";
  }

  /** It never began: another deployment took its place or had it, or a person dropped it. */
  record Dropped(Reason reason) implements Over {}

  private static List<Server> healthy(List<Server> servers) {
    if (servers.isEmpty() || !servers.stream().allMatch(Server::isHealthy)) {
      throw new IllegalArgumentException("only healthy servers get traffic, not " + servers);
    }
    return List.copyOf(servers);
  }
}

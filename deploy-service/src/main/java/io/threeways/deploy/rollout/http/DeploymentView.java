package io.threeways.deploy.rollout.http;

import io.threeways.deploy.rollout.Artifact;
import io.threeways.deploy.rollout.Cargo;
import io.threeways.deploy.rollout.Change;
import io.threeways.deploy.rollout.CommandResult;
import io.threeways.deploy.rollout.Deployment;
import io.threeways.deploy.rollout.Moment;
import io.threeways.deploy.rollout.Plan;
import io.threeways.deploy.rollout.Rollout;
import io.threeways.deploy.rollout.Weight;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A deployment for people and tools.
 *
 * @param state the rollout's, for example {@code OnTrial}
 * @param holds why it may not begin; none when it may, or has begun
 * @param over whether it will never change again
 * @param chain of its events; null until it begins
 * @param stable what was stable when it began; null until then, and at the first deployment
 * @param weight the candidate's share of the traffic now, in percent
 * @param step counts the changes of weights
 * @param strategy canary, blue-green or rolling
 * @param canarySteps the shares that it goes through, whatever the strategy
 * @param deadline of the current step; null when nothing is being judged
 * @param history every state that it was in, with the weights from then on and what decided
 */
public record DeploymentView(
    UUID id,
    String application,
    String environment,
    String state,
    List<HoldView> holds,
    boolean over,
    @Nullable UUID chain,
    ArtifactView artifact,
    @Nullable ArtifactView stable,
    List<ChangeView> changes,
    int weight,
    int step,
    String strategy,
    List<Integer> canarySteps,
    @Nullable Instant deadline,
    @Nullable String requestedBy,
    boolean wayBack,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    List<MomentView> history) {

  /** What is or was deployed. */
  public record ArtifactView(String purl, String digest, String commit, String build) {
    static ArtifactView of(Artifact artifact) {
      return new ArtifactView(
          artifact.purl(), artifact.digest(), artifact.commit(), artifact.build());
    }
  }

  /**
   * @param gate that holds it
   * @param opens when it ends by itself; null when nobody knows
   */
  public record HoldView(String gate, String reason, @Nullable Instant opens) {}

  /** A change that is carried. */
  public record ChangeView(String change, UUID chain, String commit, String title, String author) {
    static ChangeView of(Change change) {
      return new ChangeView(
          change.id(), change.chain(), change.commit(), change.title(), change.author());
    }
  }

  /**
   * @param duration until the next moment; null for the last one
   * @param judgement the {@code deploy-judged} event that decided; its evidence is asked for at
   *     {@code /api/telemetry/judgements?deployment=…}
   */
  public record MomentView(
      Instant at,
      @Nullable Duration duration,
      String state,
      int step,
      int weight,
      String reason,
      @Nullable UUID judgement,
      @Nullable String requestedBy) {
    static MomentView of(Moment moment, @Nullable Moment next) {
      return new MomentView(
          moment.at(),
          next == null ? null : Duration.between(moment.at(), next.at()),
          moment.state(),
          moment.step(),
          moment.weight(),
          moment.reason().words(),
          moment.reason().judgement(),
          moment.reason().requestedBy());
    }
  }

  /** What became of a command, or the problem that kept it from being done. */
  static DeploymentView of(CommandResult result) {
    return switch (result) {
      case CommandResult.Done(Deployment deployment) -> of(deployment);
      case CommandResult.Unknown(UUID id) -> throw Problems.unknown(id);
      case CommandResult.Refused refused -> throw Problems.refused(refused);
    };
  }

  static DeploymentView of(Deployment deployment) {
    Cargo cargo = deployment.cargo();
    Plan plan = deployment.release().plan();
    return new DeploymentView(
        deployment.id(),
        deployment.place().application(),
        deployment.place().environment(),
        deployment.rollout().word(),
        holds(deployment.rollout()),
        deployment.isOver(),
        cargo == null ? null : cargo.chain(),
        ArtifactView.of(deployment.release().artifact()),
        cargo == null || cargo.before() == null ? null : ArtifactView.of(cargo.before().artifact()),
        cargo == null ? List.of() : cargo.changes().stream().map(ChangeView::of).toList(),
        Weight.of(deployment.rollout()),
        Weight.step(deployment.rollout()),
        deployment.strategy().word(),
        plan.shares(),
        deployment.rollout() instanceof Rollout.OnTrial trial ? trial.deadline() : null,
        deployment.origin().requestedBy(),
        deployment.origin().wayBack(),
        deployment.requestedAt(),
        cargo == null ? null : cargo.startedAt(),
        deployment.isOver() ? deployment.history().getLast().at() : null,
        history(deployment.history()));
  }

  private static List<HoldView> holds(Rollout state) {
    return state instanceof Rollout.Waiting waiting
        ? waiting.holds().stream()
            .map(hold -> new HoldView(hold.gate(), hold.reason(), hold.opens()))
            .toList()
        : List.of();
  }

  private static List<MomentView> history(List<Moment> moments) {
    return IntStream.range(0, moments.size())
        .mapToObj(
            i -> MomentView.of(moments.get(i), i + 1 < moments.size() ? moments.get(i + 1) : null))
        .toList();
  }
}

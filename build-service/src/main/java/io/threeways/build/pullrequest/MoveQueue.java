package io.threeways.build.pullrequest;

import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.MoveRules;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import io.threeways.build.run.Builds;
import io.threeways.build.run.CancelBuild;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Moves a merge queue by one step, in one transaction, if nobody else does at the moment. */
@ApplicationScoped
class MoveQueue {
  private static final String US = "the merge queue";

  private final MergeQueues queues;
  private final PullRequests pullRequests;
  private final Changes changes;
  private final Builds builds;
  private final MoveRules rules;
  private final CancelBuild cancelBuild;
  private final FormBatch formBatch;
  private final EjectPullRequest ejectPullRequest;
  private final QueueLimits limits;
  private final Clock clock;

  MoveQueue(
      MergeQueues queues,
      PullRequests pullRequests,
      Changes changes,
      Builds builds,
      MoveRules rules,
      CancelBuild cancelBuild,
      FormBatch formBatch,
      EjectPullRequest ejectPullRequest,
      QueueLimits limits,
      @Named("build-clock") Clock clock) {
    this.queues = queues;
    this.pullRequests = pullRequests;
    this.changes = changes;
    this.builds = builds;
    this.rules = rules;
    this.cancelBuild = cancelBuild;
    this.formBatch = formBatch;
    this.ejectPullRequest = ejectPullRequest;
    this.limits = limits;
    this.clock = clock;
  }

  /** What came of a step. */
  sealed interface Moved {}

  /** There may be more to do. */
  record Further() implements Moved {}

  /** There is nothing to do until something happens. */
  record Still() implements Moved {}

  /** The batch may land now: that is another transaction's, under the repository's lock. */
  record MayLand(Batch.Landing batch, Mover.Merging by) implements Moved {}

  @Transactional(rollbackOn = IOException.class)
  public Moved step(RepositoryName repository) throws IOException {
    Optional<MergeQueues.State> taken = queues.take(repository);
    return taken.isEmpty() ? new Still() : step(repository, taken.get());
  }

  private Moved step(RepositoryName repository, MergeQueues.State state) throws IOException {
    MergeTrain.View view = view(repository, state);
    return switch (MergeTrain.next(view)) {
      case MergeTrain.Wait _ -> new Still();
      case MergeTrain.Form(var members, CommitSha base) ->
          formBatch.form(repository, members, base, base.equals(view.main()))
              ? new Further()
              : new Still();
      case MergeTrain.Land(Batch.Active batch) -> mayLand(batch);
      case MergeTrain.Split(List<Batch.Active> from) -> {
        Batch.Merge red = from.getFirst().merge();
        red.changes().forEach(change -> queues.limit(change, MergeTrain.half(red)));
        yield dissolve(from, "red; its halves are tried");
      }
      case MergeTrain.Eject(List<Batch.Active> from, MergeTrain.Verdict why) -> {
        for (Batch.Member member : from.getFirst().merge().members()) {
          ejectPullRequest.eject(member, from.getFirst(), why);
        }
        yield dissolve(from, "red");
      }
      case MergeTrain.Dissolve(List<Batch.Active> from, String reason) -> dissolve(from, reason);
      case MergeTrain.Pause(List<Batch.Active> from) -> {
        queues.pause(repository, clock.instant().plus(limits.pause()));
        yield dissolve(from, "the host failed; it is tried again");
      }
    };
  }

  private MergeTrain.View view(RepositoryName repository, MergeQueues.State state) {
    Instant pausedUntil = state.pausedUntil();
    // Before the batches are read: what landed before main was shut is none of them any more.
    boolean onlyFixes = takesOnlyFixes(repository);
    return new MergeTrain.View(
        main(repository),
        queues.active(repository).stream().map(batch -> car(batch, onlyFixes)).toList(),
        queues.waiting(repository).stream()
            .filter(waiting -> !onlyFixes || isFix(waiting.member()))
            .map(
                waiting ->
                    new MergeTrain.Waiting(
                        waiting.member(),
                        waiting.together() == null ? limits.batch() : waiting.together()))
            .toList(),
        limits.window(),
        limits.batch(),
        pausedUntil != null && clock.instant().isBefore(pausedUntil));
  }

  private CommitSha main(RepositoryName repository) {
    return Objects.requireNonNull(changes.heads(repository).get(BranchName.MAIN)).commit();
  }

  /** A rule shuts main, and somebody has sent what opens it again. */
  private boolean takesOnlyFixes(RepositoryName repository) {
    boolean hasFix =
        Stream.concat(
                queues.waiting(repository).stream().map(MergeQueues.Waiting::member),
                queues.active(repository).stream()
                    .flatMap(batch -> batch.merge().members().stream()))
            .anyMatch(this::isFix);
    CommitSha main = main(repository);
    return hasFix
        && rules
            .refusal(
                repository,
                new BranchMove(BranchName.MAIN, main, main),
                new Mover.Merging(US, false))
            .isPresent();
  }

  private boolean isFix(Batch.Member member) {
    return queued(member).filter(PullRequest.Queued::fix).isPresent();
  }

  private MergeTrain.Car car(Batch.Active batch, boolean onlyFixes) {
    List<Batch.Member> members = batch.merge().members();
    return new MergeTrain.Car(
        batch,
        verdict(batch),
        members.stream().allMatch(member -> queued(member).isPresent()),
        !onlyFixes || members.stream().allMatch(this::isFix));
  }

  private Optional<PullRequest.Queued> queued(Batch.Member member) {
    return pullRequests
        .find(member.change())
        .filter(PullRequest.Queued.class::isInstance)
        .map(PullRequest.Queued.class::cast)
        .filter(queued -> queued.proposal().commit().equals(member.head()));
  }

  private MergeTrain.Verdict verdict(Batch.Active batch) {
    if (!limits.gate()) {
      return new MergeTrain.Green();
    }
    Build build =
        builds
            .find(batch.build())
            .orElseThrow(() -> new IllegalStateException("no build " + batch.build()));
    return switch (build) {
      case Build.Queued _, Build.Running _ -> new MergeTrain.Undecided();
      case Build.Passed _ -> new MergeTrain.Green();
      case Build.Failed failed ->
          switch (failed.cause().fault()) {
            case CODE -> new MergeTrain.Red(failed.cause());
            case INFRASTRUCTURE -> new MergeTrain.HostFailed();
          };
      case Build.Cancelled cancelled ->
          new MergeTrain.Stopped(
              "build %s was stopped: %s".formatted(cancelled.id(), cancelled.reason()));
    };
  }

  /** Written down first: see {@link Batch}. */
  private Moved mayLand(Batch.Active batch) {
    return switch (batch) {
      case Batch.Trying trying -> {
        Batch.Landing landing = trying.verified();
        queues.put(landing);
        yield new MayLand(landing, sender(landing));
      }
      // Somebody may be landing it at this moment: nothing is written over that.
      case Batch.Landing landing -> new MayLand(landing, sender(landing));
    };
  }

  /** In whose name main is moved: of the first, who sent it. A fix is what is nothing else. */
  private Mover.Merging sender(Batch.Landing batch) {
    List<Batch.Member> members = batch.merge().members();
    return new Mover.Merging(
        queued(members.getFirst()).map(PullRequest.Queued::by).orElse(Discussions.US),
        members.stream().allMatch(this::isFix));
  }

  private Moved dissolve(List<Batch.Active> from, String reason) {
    for (Batch.Active batch : from) {
      queues.put(batch.dissolve(reason));
      cancelBuild.cancel(batch.build(), US);
    }
    queues.waitFor(from.getFirst().merge().repository(), null);
    return new Further();
  }
}

package io.threeways.build.pullrequest;

import io.threeways.build.repository.Arrivals;
import io.threeways.build.repository.BranchMove;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.MoveRule;
import io.threeways.build.repository.Mover;
import io.threeways.build.repository.Refusal;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.PublishBuild;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What it means that a batch lands: its members are merged, and what its build left is main's. A
 * batch of whose members one has changed does not enter main.
 */
@ApplicationScoped
class LandBatch implements Arrivals, MoveRule {
  private final MergeQueues queues;
  private final PullRequests pullRequests;
  private final PullRequestAnnouncements announcements;
  private final PublishBuild publishBuild;
  private final Clock clock;
  private final Supplier<UUID> ids;

  LandBatch(
      MergeQueues queues,
      PullRequests pullRequests,
      PullRequestAnnouncements announcements,
      PublishBuild publishBuild,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.queues = queues;
    this.pullRequests = pullRequests;
    this.announcements = announcements;
    this.publishBuild = publishBuild;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public Optional<Refusal> refusal(RepositoryName repository, BranchMove move, Mover mover) {
    if (mover instanceof Mover.Pushing || move.to() == null) {
      return Optional.empty();
    }
    return landing(repository, move.to()).stream()
        .flatMap(batch -> batch.merge().members().stream())
        .filter(member -> queued(member).isEmpty())
        .findFirst()
        .map(member -> new Refusal(member.change() + " has changed or left", List.of()));
  }

  @Override
  public Optional<Arrival> of(RepositoryName repository, CommitSha commit) {
    return landing(repository, commit).map(batch -> new Arrival(commit, batch.merge().change()));
  }

  @Override
  public List<Changes.Arrived> landed(Arrival arrival) {
    Batch.Landing batch = expected(arrival);
    List<Changes.Arrived> arrived = new ArrayList<>();
    for (Batch.Member member : batch.merge().members()) {
      PullRequest.Queued queued =
          queued(member)
              .orElseThrow(
                  () -> new IllegalStateException(member.change() + " lands and is not queued"));
      PullRequest.Merged merged =
          queued.land(arrival.commit(), batch.merge().changes(), clock.instant(), ids.get());
      pullRequests.put(merged);
      announcements.merged(
          merged, batch.merge().tree().text(), batch.build().toString(), queued.lastEvent());
      arrived.add(new Changes.Arrived(merged.id(), merged.lastEvent()));
    }
    return arrived;
  }

  @Override
  public void recorded(Arrival arrival) {
    Batch.Landing batch = expected(arrival);
    try {
      publishBuild.landed(batch.build());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot publish what " + batch.build() + " left", e);
    }
    queues.put(batch.land());
  }

  private Batch.Landing expected(Arrival arrival) {
    return landing(arrival.change().repository(), arrival.commit())
        .orElseThrow(() -> new IllegalStateException(arrival.commit() + " was not about to land"));
  }

  private Optional<Batch.Landing> landing(RepositoryName repository, CommitSha commit) {
    return queues
        .active(repository, commit)
        .filter(Batch.Landing.class::isInstance)
        .map(Batch.Landing.class::cast);
  }

  private Optional<PullRequest.Queued> queued(Batch.Member member) {
    return pullRequests
        .lock(member.change())
        .filter(PullRequest.Queued.class::isInstance)
        .map(PullRequest.Queued.class::cast)
        .filter(queued -> queued.proposal().commit().equals(member.head()));
  }
}

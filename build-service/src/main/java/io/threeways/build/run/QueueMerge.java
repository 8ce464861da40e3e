package io.threeways.build.run;

import io.threeways.build.repository.Change;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Queues the build of a merge that may become main. */
@ApplicationScoped
public class QueueMerge {
  private final Builds builds;
  private final Trees trees;
  private final BuildAnnouncements announcements;
  private final WakeUp wakeUp;
  private final Clock clock;
  private final Supplier<UUID> ids;

  QueueMerge(
      Builds builds,
      Trees trees,
      BuildAnnouncements announcements,
      WakeUp wakeUp,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.builds = builds;
    this.trees = trees;
    this.announcements = announcements;
    this.wakeUp = wakeUp;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * In the caller's transaction.
   *
   * @param change that is merged; one made of several when they are
   * @param onto what it is merged into
   * @param merge the merge commit
   * @param title what it is called
   * @param causes the newest event of each change that is merged
   * @return empty when the merge has no pipeline: then nothing can be said of it
   */
  public Optional<BuildId> queue(
      Change change,
      CommitSha onto,
      CommitSha merge,
      String title,
      List<BuildAnnouncements.CausingEvent> causes)
      throws IOException {
    if (trees.file(change.repository(), merge, Pipeline.FILE).isEmpty()) {
      return Optional.empty();
    }
    Origin origin =
        new Origin(
            builds.next(change.repository()),
            change.id(),
            change.chain(),
            Origin.MERGES,
            merge,
            onto,
            title,
            clock.instant());
    Build.Queued build = Build.Queued.first(origin, ids.get());
    builds.add(build);
    announcements.queued(build, causes);
    return Optional.of(build.id());
  }

  /** After the transaction has committed. */
  public void committed() {
    wakeUp.wake();
  }
}

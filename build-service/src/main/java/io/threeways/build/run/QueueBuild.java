package io.threeways.build.run;

import io.threeways.build.repository.Change;
import io.threeways.build.repository.ChangeFollower;
import io.threeways.build.repository.Trees;
import io.threeways.pipeline.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Every pushed commit with a pipeline file is built, once per change. */
@ApplicationScoped
public class QueueBuild implements ChangeFollower {
  private final Builds builds;
  private final Trees trees;
  private final BuildAnnouncements announcements;
  private final WakeUp wakeUp;
  private final Supplier<UUID> ids;

  QueueBuild(
      Builds builds,
      Trees trees,
      BuildAnnouncements announcements,
      WakeUp wakeUp,
      @Named("build-ids") Supplier<UUID> ids) {
    this.builds = builds;
    this.trees = trees;
    this.announcements = announcements;
    this.wakeUp = wakeUp;
    this.ids = ids;
  }

  @Override
  public Optional<String> pushed(Change change) {
    if (!hasPipeline(change)) {
      return Optional.of("%s has no %s: nothing is built".formatted(change.id(), Pipeline.FILE));
    }
    Optional<BuildId> before = builds.of(change.id(), change.commit());
    return Optional.of(
        before
            .map(id -> "%s was built before as %s".formatted(change.commit().abbreviated(), id))
            .orElseGet(() -> queue(change)));
  }

  @Override
  public void committed() {
    wakeUp.wake();
  }

  private String queue(Change change) {
    Origin origin =
        new Origin(
            builds.next(change.repository()),
            change.id(),
            change.chain(),
            change.branch(),
            change.commit(),
            change.previous(),
            change.facts().title(),
            change.pushedAt());
    Build.Queued build = Build.Queued.first(origin, ids.get());
    builds.add(build);
    announcements.queued(
        build, List.of(new BuildAnnouncements.CausingEvent(change.chain(), change.event())));
    return "build %s is queued; follow it with: threeways build log %s"
        .formatted(build.id(), build.id());
  }

  private boolean hasPipeline(Change change) {
    try {
      return trees.file(change.repository(), change.commit(), Pipeline.FILE).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + change.commit(), e);
    }
  }
}

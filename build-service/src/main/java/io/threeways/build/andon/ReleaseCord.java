package io.threeways.build.andon;

import io.threeways.build.repository.Change;
import io.threeways.build.repository.Changes;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import io.threeways.build.run.Build;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets main go on: when it is known to be well again, or because somebody says so. */
@ApplicationScoped
public class ReleaseCord {
  private final Cords cords;
  private final Changes changes;
  private final GreenMain greenMain;
  private final AndonAnnouncements announcements;
  private final TellMembers tellMembers;
  private final Clock clock;
  private final Supplier<UUID> ids;

  ReleaseCord(
      Cords cords,
      Changes changes,
      GreenMain greenMain,
      AndonAnnouncements announcements,
      TellMembers tellMembers,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.cords = cords;
    this.changes = changes;
    this.greenMain = greenMain;
    this.announcements = announcements;
    this.tellMembers = tellMembers;
    this.clock = clock;
    this.ids = ids;
  }

  /** A build of main is green: it releases what it is a fix of. */
  @Transactional(Transactional.TxType.MANDATORY)
  void byBuild(Build.Passed build) {
    RepositoryName repository = build.id().repository();
    CommitSha commit = build.origin().commit();
    changes.lock(repository);
    greenMain.note(repository, Witness.BUILDS, commit);
    if (cords.of(repository) instanceof Cord.Pulled cord
        && greenMain.heals(cord, Witness.BUILDS, commit)) {
      String pusher = changes.find(build.origin().change()).map(Change::pusher).orElse("unknown");
      release(
          cord,
          new Release(
              pusher,
              "build %s of %s is green".formatted(build.id(), commit.abbreviated()),
              commit,
              build.id(),
              clock.instant()));
    }
  }

  /**
   * Another tool's run of main succeeded: it releases what a run of the same pipeline has pulled.
   *
   * @return the cord that was released
   */
  @Transactional
  public Optional<Cord.Pulled> byForeignRun(
      RepositoryName repository, Witness pipeline, URI run, CommitSha commit) {
    changes.lock(repository);
    greenMain.note(repository, pipeline, commit);
    return cords.of(repository) instanceof Cord.Pulled cord
            && greenMain.heals(cord, pipeline, commit)
        ? Optional.of(
            release(
                cord,
                new Release(
                    pipeline.name(), "%s is green".formatted(run), commit, null, clock.instant())))
        : Optional.empty();
  }

  /**
   * A person answers for it; {@code reason} is told to everyone.
   *
   * @return the cord that was released; empty when it was not pulled
   */
  @Transactional
  public Optional<Cord.Pulled> byHand(RepositoryName repository, String member, String reason) {
    changes.lock(repository);
    return cords.of(repository) instanceof Cord.Pulled cord
        ? Optional.of(release(cord, new Release(member, reason, null, null, clock.instant())))
        : Optional.empty();
  }

  private Cord.Pulled release(Cord.Pulled cord, Release release) {
    UUID event = ids.get();
    cords.release(cord, release, event);
    announcements.released(cord, release, event);
    tellMembers.ofRelease(cord, release);
    return cord;
  }
}

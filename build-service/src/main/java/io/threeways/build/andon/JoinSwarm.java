package io.threeways.build.andon;

import io.threeways.build.repository.Changes;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Who is on it. */
@ApplicationScoped
public class JoinSwarm {
  private final Cords cords;
  private final Changes changes;
  private final AndonAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  JoinSwarm(
      Cords cords,
      Changes changes,
      AndonAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.cords = cords;
    this.changes = changes;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * @return empty when the cord is not pulled
   */
  @Transactional
  public Optional<Cord.Pulled> join(RepositoryName repository, String member) {
    changes.lock(repository);
    return cords.of(repository) instanceof Cord.Pulled cord
        ? Optional.of(cord.isHelpedBy(member) ? cord : joined(cord, member))
        : Optional.empty();
  }

  /**
   * @return empty when the cord is not pulled
   */
  @Transactional
  public Optional<Cord.Pulled> leave(RepositoryName repository, String member) {
    changes.lock(repository);
    return cords.of(repository) instanceof Cord.Pulled cord
        ? Optional.of(left(cord, member))
        : Optional.empty();
  }

  private Cord.Pulled joined(Cord.Pulled cord, String member) {
    Cord.Pulled joined = cord.join(member, clock.instant(), ids.get());
    cords.save(joined);
    announcements.joined(joined, joined.swarm().getLast(), cord.lastEvent());
    return joined;
  }

  private Cord.Pulled left(Cord.Pulled cord, String member) {
    Cord.Pulled left = cord.leave(member);
    cords.save(left);
    return left;
  }
}

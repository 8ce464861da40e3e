package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.RecordMove.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A published artifact asks for its deployment. It waits while another one is rolled out; of those
 * that wait the newest wins, and carries the changes of the others.
 */
@ApplicationScoped
public class AcceptArtifact {
  private final Releases releases;
  private final RecordMove moves;
  private final Ids ids;
  private final RolloutClock clock;

  @Inject
  public AcceptArtifact(Releases releases, RecordMove moves, Ids ids, RolloutClock clock) {
    this.releases = releases;
    this.moves = moves;
    this.ids = ids;
    this.clock = clock;
  }

  /** Joins the caller's transaction, which knows that the event came for the first time. */
  public void accept(Published published) {
    releases.add(published);
    Deployment deployment =
        Deployment.waiting(
            ids.next(),
            published.place(),
            published.release(),
            new Origin(null, published.event(), published.chain(), false),
            Reason.observed("build " + artifact(published).build() + " published it"),
            clock.instant());
    moves.decide(
        published.place(), application -> Decided.by(queued(application, deployment), true));
  }

  private Move queued(Application application, Deployment deployment) {
    Optional<Published> newest = releases.newest(deployment.place());
    if (newest.isPresent() && artifact(newest.get()).isNewerThan(deployment.release().artifact())) {
      return Move.aside(application, List.of(dropped(deployment, artifact(newest.get()))));
    }
    List<Deployment> superseded =
        application.waiting() == null
            ? List.of()
            : List.of(dropped(application.waiting(), deployment.release().artifact()));
    return Move.aside(application.withWaiting(deployment), superseded);
  }

  private Deployment dropped(Deployment deployment, Artifact newer) {
    Instant now = clock.instant();
    Reason reason = Reason.observed("build " + newer.build() + " is newer and carries its changes");
    return deployment.enter(new Rollout.Dropped(reason), reason, now);
  }

  private static Artifact artifact(Published published) {
    return published.release().artifact();
  }
}

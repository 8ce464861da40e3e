package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.RecordMove.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * A published artifact asks for its deployment. It waits while another one is rolled out; of those
 * that wait the newest wins, and carries the changes of the others. What a person asked for keeps
 * its place: a newer artifact may hold the very change from which it leads back. A place is of one
 * repository: what others publish for it is dropped, and its record says so.
 */
@ApplicationScoped
public class AcceptArtifact {
  private final Places places;
  private final Releases releases;
  private final RecordMove moves;
  private final Ids ids;
  private final RolloutClock clock;

  @Inject
  public AcceptArtifact(
      Places places, Releases releases, RecordMove moves, Ids ids, RolloutClock clock) {
    this.places = places;
    this.releases = releases;
    this.moves = moves;
    this.ids = ids;
    this.clock = clock;
  }

  /** Joins the caller's transaction, which knows that the event came for the first time. */
  public void accept(Published published) {
    Deployment deployment =
        Deployment.waiting(
            ids.next(),
            published.place(),
            published.release(),
            Origin.published(published.event(), published.chain()),
            Reason.observed("build " + artifact(published).build() + " published it"),
            clock.instant());
    moves.decide(
        published.place(),
        application -> Decided.by(accepted(application, deployment, published), true));
  }

  private Move accepted(Application application, Deployment deployment, Published published) {
    String repository = artifact(published).repository();
    String owner = places.claim(published.place(), repository);
    if (!owner.equals(repository)) {
      String words =
          "%s is deployed from repository %s, not from %s: an operator may give it to another one"
              .formatted(application.place(), owner, repository);
      return Move.aside(application, List.of(dropped(deployment, words)));
    }
    releases.add(published);
    return queued(application, deployment);
  }

  private Move queued(Application application, Deployment deployment) {
    if (application.closing()) {
      String words = application.place() + " is being taken away";
      return Move.aside(application, List.of(dropped(deployment, words)));
    }
    Optional<Published> newest =
        releases.newest(deployment.place(), deployment.release().artifact().repository());
    if (newest.isPresent() && artifact(newest.get()).isNewerThan(deployment.release().artifact())) {
      return Move.aside(application, List.of(dropped(deployment, newer(artifact(newest.get())))));
    }
    Deployment waiting = application.waiting();
    if (waiting == null) {
      return Move.aside(application.withWaiting(deployment), List.of());
    }
    if (waiting.origin().isCommanded()) {
      String words =
          "deployment %s, which %s asked for, waits already: ask for this one after it, or let the next artifact carry its changes"
              .formatted(waiting.id(), waiting.origin().requestedBy());
      return Move.aside(application, List.of(dropped(deployment, words)));
    }
    Deployment superseded = dropped(waiting, newer(deployment.release().artifact()));
    return Move.aside(application.withWaiting(deployment), List.of(superseded));
  }

  private Deployment dropped(Deployment deployment, String words) {
    Reason reason = Reason.observed(words);
    return deployment.enter(new Rollout.Dropped(reason), reason, clock.instant());
  }

  private static String newer(Artifact artifact) {
    return "build " + artifact.build() + " is newer and carries its changes";
  }

  private static Artifact artifact(Published published) {
    return published.release().artifact();
  }
}

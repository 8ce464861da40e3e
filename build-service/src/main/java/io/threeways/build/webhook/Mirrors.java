package io.threeways.build.webhook;

import io.threeways.build.repository.BranchName;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.RepositoryName;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which repositories are mirrors, what their remotes told, and when they are fetched next. */
public interface Mirrors {

  void add(RepositoryName repository, URI remote, WebhookSecret secret, Instant at);

  Optional<Mirror> find(RepositoryName repository);

  /** In the order of their names. */
  List<Mirror> all();

  Optional<WebhookSecret> secret(RepositoryName repository);

  /**
   * Keeps a delivery; concurrent ones of the same id wait for each other.
   *
   * @return whether it is new
   */
  boolean keep(Delivery delivery);

  /** Forgets deliveries from before. */
  void forget(RepositoryName repository, Instant before);

  /** Who moved a branch to a commit, as far as the remote told. */
  Optional<String> pusher(RepositoryName repository, BranchName branch, CommitSha commit);

  /** The remote has called: fetch at once, and again if a fetch is under way. */
  void want(RepositoryName repository, Instant at);

  /** The mirror that has waited longest, if one is due and nobody holds it. */
  Optional<Fetch> claim(Instant now, Duration lease);

  /** Locks the mirror; whether this fetch is still the newest. */
  boolean holds(Fetch fetch);

  /** It is done; the next is due then, or at once when the remote called meanwhile. */
  void fetched(Fetch fetch, Instant at, @Nullable String remark, Instant next);

  /** It is not done; the next is due then. */
  void failed(Fetch fetch, String failure, Instant next);
}

package io.threeways.build.webhook;

import io.threeways.build.repository.CreateRepository;
import io.threeways.build.repository.Remotes;
import io.threeways.build.repository.RepositoryName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Makes a repository that follows one elsewhere. */
@ApplicationScoped
public class MirrorRemote {
  private final CreateRepository createRepository;
  private final Remotes remotes;
  private final Mirrors mirrors;
  private final Clock clock;

  MirrorRemote(
      CreateRepository createRepository,
      Remotes remotes,
      Mirrors mirrors,
      @Named("build-clock") Clock clock) {
    this.createRepository = createRepository;
    this.remotes = remotes;
    this.mirrors = mirrors;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Outcome {
    record Made(Mirror mirror) implements Outcome {}

    record NameTaken() implements Outcome {}

    record RemoteRefused(String why) implements Outcome {}
  }

  @Transactional(rollbackOn = IOException.class)
  public Outcome mirror(RepositoryName repository, URI remote, WebhookSecret secret)
      throws IOException {
    Optional<String> objection = remotes.objection(remote);
    if (objection.isPresent()) {
      return new Outcome.RemoteRefused(objection.get());
    }
    if (createRepository.create(repository).isEmpty()) {
      return new Outcome.NameTaken();
    }
    Instant now = clock.instant();
    mirrors.add(repository, remote, secret, now);
    return new Outcome.Made(new Mirror(repository, remote, now, null, null, null));
  }
}

package io.threeways.build.repository.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.build.kafka.BuildOutbox;
import io.threeways.build.kafka.CommitWords;
import io.threeways.build.repository.Change;
import io.threeways.build.repository.CommitSha;
import io.threeways.build.repository.DescribedEnvironments;
import io.threeways.build.repository.Repositories;
import io.threeways.build.repository.RepositoryAnnouncements;
import io.threeways.events.BuildEvent;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Repositories, branches and changes as events. */
@ApplicationScoped
class KafkaRepositoryAnnouncements implements RepositoryAnnouncements {
  private final BuildOutbox outbox;
  private final BuildSettings settings;
  private final CommitWords words;
  private final DescribedEnvironments environments;

  KafkaRepositoryAnnouncements(
      BuildOutbox outbox,
      BuildSettings settings,
      CommitWords words,
      DescribedEnvironments environments) {
    this.environments = environments;
    this.outbox = outbox;
    this.settings = settings;
    this.words = words;
  }

  @Override
  public void created(Repositories.Repository repository) {
    String name = repository.name().text();
    outbox.append(
        repository.event(),
        name,
        name,
        repository.chain(),
        repository.createdAt(),
        List.of(),
        envelope ->
            new BuildEvent.RepositoryCreated(
                envelope, name, settings.publicUrl().resolve("/git/" + name + ".git")));
  }

  @Override
  public void branchCreated(Change change) {
    String name = change.repository().text();
    outbox.append(
        EventIds.next(),
        name,
        name + "/" + change.branch(),
        change.chain(),
        change.pushedAt(),
        List.of(Link.causedBy(change.chain(), change.event())),
        envelope -> new BuildEvent.BranchCreated(envelope, name, change.branch().text()));
  }

  @Override
  public void branchDeleted(Change last, Instant at) {
    String name = last.repository().text();
    outbox.append(
        EventIds.next(),
        name,
        name + "/" + last.branch(),
        last.chain(),
        at,
        List.of(Link.causedBy(last.chain(), last.event())),
        envelope -> new BuildEvent.BranchDeleted(envelope, name, last.branch().text()));
  }

  @Override
  public void pushed(Change change, @Nullable UUID cause) {
    String name = change.repository().text();
    CommitSha previous = change.previous();
    outbox.append(
        change.event(),
        name,
        change.id().toString(),
        change.chain(),
        change.pushedAt(),
        cause == null ? List.of() : List.of(Link.causedBy(change.chain(), cause)),
        envelope ->
            new BuildEvent.ChangePushed(
                envelope,
                name,
                change.branch().text(),
                change.id().toString(),
                change.commit().text(),
                previous == null ? null : previous.text(),
                change.facts().commits(),
                change.facts().title(),
                change.facts().author(),
                change.pusher(),
                words.files(name, change.commit().text()),
                words.configurations(environments.of(change.repository(), change.commit()))));
  }
}

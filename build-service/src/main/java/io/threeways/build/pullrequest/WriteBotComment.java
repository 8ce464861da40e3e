package io.threeways.build.pullrequest;

import io.threeways.build.repository.ChangeId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps the platform's one comment up to date, and says each conflict when it is first seen. */
@ApplicationScoped
class WriteBotComment {
  private final PullRequests pullRequests;
  private final Discussions discussions;
  private final Looks looks;
  private final PullRequestAnnouncements announcements;
  private final Clock clock;
  private final Supplier<UUID> ids;

  WriteBotComment(
      PullRequests pullRequests,
      Discussions discussions,
      Looks looks,
      PullRequestAnnouncements announcements,
      @Named("build-clock") Clock clock,
      @Named("build-ids") Supplier<UUID> ids) {
    this.pullRequests = pullRequests;
    this.discussions = discussions;
    this.looks = looks;
    this.announcements = announcements;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * What was seen while somebody pushed is of a commit that counts no more, and is not said.
   *
   * @param basis that the findings were made from
   */
  @Transactional
  public void write(Proposal seen, String basis, Findings findings) {
    if (!(pullRequests.lock(seen.id()).orElse(null) instanceof PullRequest.Alive alive)
        || !alive.proposal().commit().equals(seen.commit())) {
      return;
    }
    Set<String> before = looks.find(seen.id()).map(Looks.Look::conflicts).orElse(Set.of());
    say(seen.id(), BotComment.of(findings));
    PullRequest.Alive told = alive;
    for (Findings.Clash clash : findings.clashes()) {
      if (!before.contains(clash.with())) {
        told = announced(told, clash);
      }
    }
    pullRequests.put(told);
    looks.put(
        seen.id(),
        new Looks.Look(
            basis,
            findings.clashes().stream()
                .map(Findings.Clash::with)
                .collect(Collectors.toUnmodifiableSet())));
  }

  private PullRequest.Alive announced(PullRequest.Alive alive, Findings.Clash clash) {
    PullRequest.Alive told = alive.said(ids.get());
    announcements.conflicted(
        told,
        new PullRequestAnnouncements.Conflict(
            List.of(clash.with()),
            clash.files(),
            null,
            "Git cannot merge %s with %s".formatted(told.id(), clash.with())),
        clock.instant(),
        alive.lastEvent());
    return told;
  }

  private void say(ChangeId id, String text) {
    Instant now = clock.instant();
    Optional<Comment> written =
        discussions.comments(id).stream()
            .filter(comment -> comment.voice() == Comment.Voice.BOT)
            .findFirst();
    if (written.isEmpty()) {
      discussions.say(id, Comment.Voice.BOT, Discussions.US, null, text, now);
    } else if (!written.get().text().equals(text)) {
      discussions.rewrite(id, written.get().number(), text, now);
    }
  }
}

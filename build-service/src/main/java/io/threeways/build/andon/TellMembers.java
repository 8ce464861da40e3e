package io.threeways.build.andon;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes down whom to tell, in the transaction that gives the reason to. */
@ApplicationScoped
class TellMembers {
  private final Notices notices;
  private final Subscriptions subscriptions;
  private final Standing standing;
  private final NoticeCalls calls;
  private final Supplier<UUID> ids;

  TellMembers(
      Notices notices,
      Subscriptions subscriptions,
      Standing standing,
      NoticeCalls calls,
      @Named("build-ids") Supplier<UUID> ids) {
    this.notices = notices;
    this.subscriptions = subscriptions;
    this.standing = standing;
    this.calls = calls;
    this.ids = ids;
  }

  void ofPull(Cord.Pulled cord) {
    tell(
        cord,
        Notice.Occasion.PULLED,
        CordWords.pulledSubject(cord),
        CordWords.pulledText(cord),
        cord.pull().at());
  }

  void ofRelease(Cord.Pulled cord, Release release) {
    tell(
        cord,
        Notice.Occasion.RELEASED,
        CordWords.releasedSubject(cord),
        CordWords.releasedText(cord, release),
        release.at());
  }

  private void tell(
      Cord.Pulled cord, Notice.Occasion occasion, String subject, String text, Instant at) {
    for (Target target : targets()) {
      notices.add(
          new Notice(
              ids.get(), cord.repository(), cord.pull().number(), occasion, target, subject, text),
          at);
    }
    calls.afterCommit();
  }

  private Set<Target> targets() {
    Set<Target> targets = new LinkedHashSet<>(standing.targets());
    subscriptions.all().forEach(subscription -> targets.add(subscription.target()));
    return targets;
  }
}

package io.threeways.build.andon.kafka;

import io.threeways.build.andon.AndonAnnouncements;
import io.threeways.build.andon.Breakage;
import io.threeways.build.andon.Cord;
import io.threeways.build.andon.Release;
import io.threeways.build.andon.SwarmMember;
import io.threeways.build.kafka.BuildOutbox;
import io.threeways.build.repository.BranchName;
import io.threeways.build.run.Build;
import io.threeways.events.AndonEvent;
import io.threeways.events.BuildEvent;
import io.threeways.events.Envelope;
import io.threeways.events.Link;
import io.threeways.events.TestFailure;
import io.threeways.pipeline.report.FailedTest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Cords as events, in the chain of what broke main. */
@ApplicationScoped
class KafkaAndonAnnouncements implements AndonAnnouncements {
  private static final String MAIN = BranchName.MAIN.text();

  private final BuildOutbox outbox;

  KafkaAndonAnnouncements(BuildOutbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public void pulled(Cord.Pulled cord, Build.@Nullable Failed cause) {
    Breakage breakage = cord.pull().breakage();
    say(
        cord,
        cord.lastEvent(),
        cord.pull().at(),
        cause == null
            ? List.of()
            : List.of(Link.causedBy(cause.origin().chain(), cause.lastEvent())),
        envelope ->
            new AndonEvent.AndonPulled(
                envelope,
                cord.repository().text(),
                MAIN,
                breakage.commit().text(),
                breakage.change() == null ? null : breakage.change().toString(),
                cause == null ? null : cause.id().toString(),
                foreign(breakage),
                cord.pull().by(),
                cord.pull().reason(),
                test(breakage.test())));
  }

  @Override
  public void joined(Cord.Pulled cord, SwarmMember helper, UUID cause) {
    say(
        cord,
        cord.lastEvent(),
        helper.joinedAt(),
        List.of(Link.causedBy(cord.pull().chain(), cause)),
        envelope ->
            new AndonEvent.AndonJoined(envelope, cord.repository().text(), MAIN, helper.member()));
  }

  @Override
  public void released(Cord.Pulled was, Release release, UUID event) {
    say(
        was,
        event,
        release.at(),
        List.of(Link.causedBy(was.pull().chain(), was.lastEvent())),
        envelope ->
            new AndonEvent.AndonReleased(
                envelope,
                was.repository().text(),
                MAIN,
                release.commit() == null ? null : release.commit().text(),
                Objects.toString(release.build(), null),
                release.by(),
                release.reason(),
                Duration.between(was.pull().at(), release.at())));
  }

  private void say(
      Cord.Pulled cord,
      UUID id,
      Instant at,
      List<Link> links,
      Function<Envelope, BuildEvent> event) {
    String repository = cord.repository().text();
    outbox.append(id, repository, repository + "/" + MAIN, cord.pull().chain(), at, links, event);
  }

  private static @Nullable URI foreign(Breakage breakage) {
    return switch (breakage) {
      case Breakage.ForeignRun foreign -> foreign.run();
      case Breakage.RedBuild _, Breakage.SeenByPerson _ -> null;
    };
  }

  private static @Nullable TestFailure test(@Nullable FailedTest test) {
    return test == null
        ? null
        : new TestFailure(test.suite(), test.test(), test.message(), test.file(), test.line());
  }
}

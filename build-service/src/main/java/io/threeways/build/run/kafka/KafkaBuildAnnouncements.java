package io.threeways.build.run.kafka;

import io.threeways.build.BuildSettings;
import io.threeways.build.kafka.BuildOutbox;
import io.threeways.build.run.Build;
import io.threeways.build.run.BuildAnnouncements;
import io.threeways.build.run.BuildEnvironment;
import io.threeways.build.run.Origin;
import io.threeways.events.BuildEvent;
import io.threeways.events.Envelope;
import io.threeways.events.Link;
import io.threeways.events.Outcome;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.run.StageResult;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** The life of a build as events. */
@ApplicationScoped
class KafkaBuildAnnouncements implements BuildAnnouncements {
  private final BuildOutbox outbox;
  private final BuildSettings settings;

  KafkaBuildAnnouncements(BuildOutbox outbox, BuildSettings settings) {
    this.outbox = outbox;
    this.settings = settings;
  }

  @Override
  public void queued(Build.Queued build, List<CausingEvent> causes) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        of.queuedAt(),
        causes.stream().flatMap(cause -> links(of, cause)).toList(),
        envelope ->
            new BuildEvent.BuildQueued(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                of.branch().text(),
                of.change().toString(),
                of.commit().text()));
  }

  @Override
  public void started(Build.Running build, UUID cause) {
    Origin of = build.origin();
    URI uri = settings.publicUrl().resolve("/api/build/builds/" + of.id());
    say(
        of,
        build.lastEvent(),
        build.startedAt(),
        cause,
        envelope ->
            new BuildEvent.BuildStarted(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                of.branch().text(),
                of.change().toString(),
                of.commit().text(),
                uri));
  }

  @Override
  public void stageStarted(Build.Running build, Stage stage, Instant at, UUID cause) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        at,
        cause,
        envelope ->
            new BuildEvent.StageStarted(
                envelope, of.id().toString(), of.id().repository().text(), stage.name()));
  }

  @Override
  public void stageFinished(
      Build.Running build, StageResult result, Instant at, UUID cause, UUID tests) {
    Origin of = build.origin();
    say(of, build.lastEvent(), at, cause, StageWords.finished(of, result));
    if (result.tests() != null) {
      say(
          of,
          tests,
          at,
          build.lastEvent(),
          StageWords.tests(of, result, result.tests(), environment(build, result.stage())));
    }
  }

  /** Where its tests ran. */
  private static String environment(Build build, Stage stage) {
    return stage.needsEnvironment()
        ? BuildEnvironment.Request.nameOf(build.id(), build.attempt())
        : stage.environment().word();
  }

  @Override
  public void stageErred(Build.Running build, String stage, Duration took, Instant at, UUID cause) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        at,
        cause,
        envelope ->
            new BuildEvent.StageFinished(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                stage,
                Outcome.ERROR,
                null,
                took));
  }

  @Override
  public void passed(Build.Passed build, UUID cause) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        build.endedAt(),
        cause,
        envelope ->
            new BuildEvent.BuildPassed(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                of.branch().text(),
                of.change().toString(),
                of.commit().text(),
                Duration.between(build.startedAt(), build.endedAt())));
  }

  @Override
  public void failed(Build.Failed build, UUID cause) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        build.endedAt(),
        cause,
        envelope ->
            new BuildEvent.BuildFailed(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                of.branch().text(),
                of.change().toString(),
                of.commit().text(),
                Duration.between(build.startedAt(), build.endedAt()),
                StageWords.cause(build.cause())));
  }

  @Override
  public void cancelled(Build.Cancelled build, UUID cause) {
    Origin of = build.origin();
    say(
        of,
        build.lastEvent(),
        build.endedAt(),
        cause,
        envelope ->
            new BuildEvent.BuildCancelled(
                envelope,
                of.id().toString(),
                of.id().repository().text(),
                of.branch().text(),
                of.change().toString(),
                of.commit().text(),
                build.reason()));
  }

  private void say(
      Origin of, UUID id, Instant at, UUID cause, Function<Envelope, BuildEvent> event) {
    say(of, id, at, List.of(Link.causedBy(of.chain(), cause)), event);
  }

  private void say(
      Origin of, UUID id, Instant at, List<Link> links, Function<Envelope, BuildEvent> event) {
    String build = of.id().toString();
    outbox.append(id, build, build, of.chain(), at, links, event);
  }

  /** Work that serves several changes contains each of them. */
  private static Stream<Link> links(Origin of, CausingEvent cause) {
    Link causedBy = Link.causedBy(cause.chain(), cause.event());
    return cause.chain().equals(of.chain())
        ? Stream.of(causedBy)
        : Stream.of(causedBy, Link.contains(cause.chain(), cause.event()));
  }
}

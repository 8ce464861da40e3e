package io.threeways.learning;

import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.BuildQueued;
import io.threeways.events.BuildEvent.BuildStarted;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.BuildEvent.StageFinished;
import io.threeways.events.BuildEvent.StageStarted;
import io.threeways.events.BuildEvent.TestsFinished;
import io.threeways.events.CarriedChange;
import io.threeways.events.DeployEvent.DeployRolledBack;
import io.threeways.events.DeployEvent.DeployStarted;
import io.threeways.events.DeployEvent.TrafficShifted;
import io.threeways.events.DeployedArtifact;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.DeploymentPlan.Canary;
import io.threeways.events.DeploymentPlan.InconclusiveAction;
import io.threeways.events.DeploymentPlan.Stickiness;
import io.threeways.events.DeploymentPlan.StickinessKind;
import io.threeways.events.DeploymentPlan.WarmUp;
import io.threeways.events.Envelope;
import io.threeways.events.Event;
import io.threeways.events.EventIds;
import io.threeways.events.Link;
import io.threeways.events.Outcome;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Two changes of one repository, each built by itself, and one deployment that carries both and is
 * rolled back. A second passes between two events.
 */
public final class ShopStory {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");

  private final String repository;
  private final List<Event> events = new ArrayList<>();
  private final List<CarriedChange> carried = new ArrayList<>();
  private int seconds;

  private ShopStory(String repository) {
    this.repository = repository;
  }

  /** What happened, in the order in which it did. */
  public static List<Event> of(String repository) {
    ShopStory story = new ShopStory(repository);
    story.builds(1);
    story.builds(2);
    story.deploysAndRollsBack();
    return List.copyOf(story.events);
  }

  private void builds(int number) {
    UUID chain = EventIds.next();
    String change = repository + "/" + number;
    String build = repository + "/" + (40 + number);
    String commit = Integer.toHexString(number).repeat(40);
    ChangePushed pushed =
        say(
            new ChangePushed(
                envelope(chain, change),
                repository,
                "main",
                change,
                commit,
                null,
                1,
                "Change number " + number,
                "Ada <ada@example.org>",
                "ada",
                null,
                List.of()));
    BuildQueued queued =
        say(
            new BuildQueued(
                envelope(chain, build, pushed), build, repository, "main", change, commit));
    BuildStarted started =
        say(
            new BuildStarted(
                envelope(chain, build, queued),
                build,
                repository,
                "main",
                change,
                commit,
                URI.create("http://127.0.0.1/builds/" + build)));
    StageStarted unit =
        say(new StageStarted(envelope(chain, build + "/unit", started), build, repository, "unit"));
    TestsFinished tests =
        say(
            new TestsFinished(
                envelope(chain, build + "/unit", unit),
                build,
                repository,
                "unit",
                "unit",
                "build",
                Outcome.SUCCESS,
                12,
                0,
                1,
                Duration.ofSeconds(1),
                List.of(),
                List.of()));
    StageFinished finished =
        say(
            new StageFinished(
                envelope(chain, build + "/unit", tests),
                build,
                repository,
                "unit",
                Outcome.SUCCESS,
                0,
                Duration.ofSeconds(2)));
    BuildPassed passed =
        say(
            new BuildPassed(
                envelope(chain, build, finished),
                build,
                repository,
                "main",
                change,
                commit,
                Duration.ofSeconds(4)));
    CarriedChange self =
        new CarriedChange(
            change,
            chain,
            passed.envelope().id(),
            commit,
            "Change number " + number,
            "Ada <ada@example.org>");
    ArtifactPublished published =
        say(
            new ArtifactPublished(
                envelope(chain, purl(number), passed),
                purl(number),
                repository,
                "main",
                commit,
                build,
                40 + number,
                "sha256:" + Integer.toHexString(number).repeat(64),
                1_000,
                URI.create("http://127.0.0.1/artifacts/" + number),
                List.of(self),
                null));
    carried.add(
        new CarriedChange(
            change,
            chain,
            published.envelope().id(),
            commit,
            "Change number " + number,
            "Ada <ada@example.org>"));
  }

  private void deploysAndRollsBack() {
    UUID chain = EventIds.next();
    UUID deployment = EventIds.next();
    String place = repository + "/production";
    DeployedArtifact candidate =
        new DeployedArtifact(
            purl(2), "sha256:" + "2".repeat(64), "2".repeat(40), repository + "/42");
    List<Link> links = new ArrayList<>();
    for (CarriedChange change : carried) {
      links.add(Link.causedBy(change.chainId(), change.lastEvent()));
      links.add(Link.contains(change.chainId(), change.lastEvent()));
    }
    DeployStarted started =
        say(
            new DeployStarted(
                new Envelope(
                    EventIds.next(),
                    URI.create("/threeways/deploy"),
                    now(),
                    chain,
                    place,
                    1,
                    links),
                deployment,
                repository,
                "production",
                null,
                candidate,
                carried,
                plan(),
                null));
    TrafficShifted shifted =
        say(
            new TrafficShifted(
                envelope(chain, place, started),
                deployment,
                repository,
                "production",
                1,
                10,
                Duration.ofSeconds(5),
                null,
                0));
    say(
        new DeployRolledBack(
            envelope(chain, place, shifted),
            deployment,
            repository,
            "production",
            purl(1),
            candidate,
            carried,
            null,
            "ada",
            "it smelled",
            Duration.ofSeconds(2)));
  }

  private DeploymentPlan plan() {
    return new DeploymentPlan(
        repository,
        "production",
        1,
        List.of("java", "-jar", "shop.jar"),
        Map.of(),
        256,
        "/health",
        new WarmUp(List.of(), 0),
        new Stickiness(StickinessKind.NONE, null),
        new Canary(
            List.of(10, 100),
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            InconclusiveAction.ROLLBACK),
        null,
        null,
        null);
  }

  private String purl(int number) {
    return "pkg:generic/%s@%s".formatted(repository, Integer.toHexString(number).repeat(12));
  }

  private Envelope envelope(UUID chain, String subject, Event... causes) {
    return new Envelope(
        EventIds.next(),
        URI.create("/threeways/build"),
        now(),
        chain,
        subject,
        seconds,
        Arrays.stream(causes)
            .map(cause -> Link.causedBy(cause.envelope().chainId(), cause.envelope().id()))
            .toList());
  }

  private Instant now() {
    return BEGIN.plusSeconds(++seconds);
  }

  private <E extends Event> E say(E event) {
    events.add(event);
    return event;
  }
}

package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Wish;
import io.threeways.deploy.traffic.Sticky;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What tests talk about. */
public final class Fixtures {
  public static final Place SHOP = new Place("shop", "production");
  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  /** Short enough for a test, in the order of the real ones. */
  public static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofMillis(300),
          Duration.ofMillis(500),
          Duration.ofSeconds(5),
          Duration.ofMillis(500),
          5);

  /** For processes that are killed all the time: nothing but a dead lease runs out. */
  public static final Limits PATIENT =
      new Limits(
          Duration.ofMillis(600),
          Duration.ofMinutes(10),
          Duration.ofMinutes(10),
          Duration.ofMillis(50),
          Duration.ofSeconds(2),
          Duration.ofMillis(200),
          Duration.ofMillis(500),
          Duration.ofMinutes(10),
          Duration.ofMillis(200),
          5);

  public static final Strategy CANARY =
      new Strategy.Canary(
          List.of(10, 50, 100),
          new Strategy.Pacing(
              Duration.ofSeconds(5), Duration.ofMinutes(5), Strategy.WhenInconclusive.ROLLBACK));

  public static final Strategy BLUE_GREEN =
      new Strategy.BlueGreen(List.of(10, 100), CANARY.pacing(), Duration.ofMinutes(10));

  public static final Strategy ROLLING =
      new Strategy.Rolling(
          1,
          new Strategy.Pacing(
              Duration.ofSeconds(1), Duration.ofSeconds(5), Strategy.WhenInconclusive.CONTINUE));

  private Fixtures() {}

  /** Two servers that do as the command says, 10 % → 50 % → 100 %. */
  public static Plan planFor(String command) {
    return new Plan(
        2,
        List.of(command),
        Map.of(),
        256,
        "/health",
        new Plan.WarmUp(List.of("/"), 3),
        new Sticky(Sticky.Kind.COOKIE, "customer"),
        CANARY,
        Plan.Approval.NONE,
        null);
  }

  /** Build number {@code number} with one change of its own. */
  public static Published anArtifact(long number, String command) {
    return anArtifact(number, command, URI.create("http://127.0.0.1:1/" + number));
  }

  public static Published anArtifact(long number, String command, URI download) {
    Artifact artifact =
        new Artifact(
            "pkg:generic/shop@" + number,
            "sha256:%064x".formatted(number),
            "%040x".formatted(number),
            "shop/" + number,
            number,
            download);
    return new Published(
        SHOP,
        new Release(artifact, planFor(command)),
        List.of(aChange(number)),
        id("event", number),
        id("chain", number));
  }

  /** The same, as if another repository had built it. */
  public static Published from(String repository, Published published) {
    Artifact artifact = published.release().artifact();
    return new Published(
        published.place(),
        new Release(
            new Artifact(
                "pkg:generic/%s@%d".formatted(repository, artifact.number()),
                artifact.digest(),
                artifact.commit(),
                repository + "/" + artifact.number(),
                artifact.number(),
                artifact.download()),
            published.release().plan()),
        published.changes().stream()
            .map(
                change ->
                    new Change(
                        repository + "/" + artifact.number(),
                        change.chain(),
                        change.lastEvent(),
                        change.commit(),
                        change.title(),
                        change.author()))
            .toList(),
        published.event(),
        published.chain());
  }

  /** The same, to be deployed in another way. */
  public static Published by(Strategy strategy, int servers, Published published) {
    Plan plan = published.release().plan();
    return new Published(
        published.place(),
        new Release(
            published.release().artifact(),
            new Plan(
                servers,
                plan.command(),
                plan.variables(),
                plan.memoryMiB(),
                plan.healthPath(),
                plan.warmUp(),
                plan.sticky(),
                strategy,
                plan.approval(),
                plan.network())),
        published.changes(),
        published.event(),
        published.chain());
  }

  /** Build {@code number} of a branch wants an environment of its own. */
  public static Wish aWish(UUID event, long number, String command, URI download) {
    Published published = anArtifact(number, command, download);
    return new Wish(
        "shop-b" + number,
        "shop",
        "shop",
        "shop/" + number,
        "build shop/" + number,
        published.release().artifact(),
        published.changes(),
        "production",
        published.release().plan(),
        null,
        event,
        published.chain());
  }

  public static Change aChange(long number) {
    return new Change(
        "shop/" + number,
        id("chain", number),
        id("event", number),
        "%040x".formatted(number),
        "Change " + number,
        "Ada <ada@example.org>");
  }

  public static Judgement aJudgement(Deployment deployment, Judgement.Verdict verdict) {
    return new Judgement(
        UUID.randomUUID(),
        deployment.carried().chain(),
        deployment.id(),
        Weight.step(deployment.rollout()),
        verdict,
        "evidence of errors ≥ 1/α",
        "errors");
  }

  private static UUID id(String what, long number) {
    return UUID.nameUUIDFromBytes((what + number).getBytes(StandardCharsets.UTF_8));
  }
}

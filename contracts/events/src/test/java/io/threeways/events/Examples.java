package io.threeways.events;

import io.threeways.events.DeploymentPlan.Approval;
import io.threeways.events.DeploymentPlan.BlueGreen;
import io.threeways.events.DeploymentPlan.Canary;
import io.threeways.events.DeploymentPlan.InconclusiveAction;
import io.threeways.events.DeploymentPlan.Stickiness;
import io.threeways.events.DeploymentPlan.StickinessKind;
import io.threeways.events.DeploymentPlan.WarmUp;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One example of every event: what the committed files under {@code examples} say. */
final class Examples {
  private static final UUID CHAIN = UUID.fromString("01939d2a-0000-7000-8000-000000000001");
  private static final UUID CAUSE = UUID.fromString("01939d2a-0000-7000-8000-0000000000ca");
  private static final UUID DEPLOYMENT = UUID.fromString("01939d2a-0000-7000-8000-00000000de01");
  private static final String COMMIT = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
  private static final String PARENT = "1f7a7a472abf3dd9643fd615f6da379c4acb3e3a";
  private static final String PURL = "pkg:generic/shop@4b825dc642cb";
  private static final DeployedArtifact CANDIDATE =
      new DeployedArtifact(PURL, "sha256:" + "c".repeat(64), COMMIT, "shop/42");
  private static final DeployedArtifact STABLE =
      new DeployedArtifact(
          "pkg:generic/shop@1f7a7a472abf", "sha256:" + "5".repeat(64), PARENT, "shop/41");
  private static final CarriedChange CHANGE =
      new CarriedChange(
          "shop/7", CHAIN, CAUSE, COMMIT, "Cheaper checkout", "Ada <ada@example.org>");
  private static final DeploymentPlan PLAN =
      new DeploymentPlan(
          "shop",
          "production",
          2,
          List.of("java", "-jar", "shop.jar"),
          Map.of("LOCALE", "en"),
          256,
          "/health",
          new WarmUp(List.of("/catalogue"), 200),
          new Stickiness(StickinessKind.COOKIE, "customer"),
          new Canary(
              List.of(10, 50, 100),
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              InconclusiveAction.ROLLBACK),
          null,
          null,
          null);
  private static final DeploymentPlan BLUE_GREEN =
      new DeploymentPlan(
          "shop",
          "production",
          2,
          List.of("java", "-jar", "shop.jar"),
          Map.of("LOCALE", "en"),
          256,
          "/health",
          new WarmUp(List.of("/catalogue"), 200),
          new Stickiness(StickinessKind.COOKIE, "customer"),
          new Canary(
              List.of(10, 100),
              Duration.ofSeconds(5),
              Duration.ofMinutes(5),
              InconclusiveAction.ROLLBACK),
          new BlueGreen(Duration.ofMinutes(10)),
          null,
          Approval.PEER);
  private static final URI FILES =
      URI.create("http://localhost:8081/api/build/repositories/shop/commits/" + COMMIT + "/files");
  private static final EnvironmentConfiguration CONFIGURATION =
      new EnvironmentConfiguration("production", "ansible", "infra/production.yml");
  private static final TestFailure FAILED_TEST =
      new TestFailure("BasketTest", "sumsUp", "expected 3 but was 2", "shop/BasketTest.java", 17);

  private Examples() {}

  static List<Event> all() {
    return List.of(
        new BuildEvent.RepositoryCreated(
            envelope("build", "shop"), "shop", URI.create("http://127.0.0.1:8080/git/shop.git")),
        new BuildEvent.BranchCreated(envelope("build", "main"), "shop", "main"),
        new BuildEvent.BranchDeleted(envelope("build", "trial"), "shop", "trial"),
        new BuildEvent.ChangePushed(
            envelope("build", "shop/7"),
            "shop",
            "main",
            "shop/7",
            COMMIT,
            PARENT,
            1,
            "Cheaper checkout",
            "Ada <ada@example.org>",
            "ada",
            FILES,
            List.of(CONFIGURATION)),
        new PullRequestEvent.ChangeProposed(
            envelope("build", "shop/7"),
            "shop",
            "shop/7",
            "cheaper-checkout",
            "main",
            COMMIT,
            "Cheaper checkout",
            "ada",
            URI.create("http://127.0.0.1:8080/change/shop/7")),
        new PullRequestEvent.ChangeUpdated(
            envelope("build", "shop/7"),
            "shop",
            "shop/7",
            "cheaper-checkout",
            COMMIT,
            PullRequestEvent.Update.REWRITTEN),
        new PullRequestEvent.ChangeReviewed(
            envelope("build", "shop/7"),
            "shop",
            "shop/7",
            COMMIT,
            "grace",
            PullRequestEvent.Review.APPROVED,
            List.of("Ada <ada@example.org>", "Alan <alan@example.org>")),
        new PullRequestEvent.ChangeMerged(
            envelope("build", "shop/7"),
            "shop",
            "shop/7",
            "main",
            COMMIT,
            PARENT,
            "shop/42",
            "ada",
            List.of("shop/7"),
            FILES,
            List.of(CONFIGURATION)),
        new PullRequestEvent.ChangeAbandoned(
            envelope("build", "shop/7"), "shop", "shop/7", "ada", "superseded by shop/9"),
        new PullRequestEvent.ChangeConflicted(
            envelope("build", "shop/7"),
            "shop",
            "shop/7",
            COMMIT,
            List.of("shop/9"),
            PullRequestEvent.Conflict.SEMANTIC,
            List.of(),
            FAILED_TEST,
            "shop/7 is green by itself and red with shop/9"),
        new AndonEvent.AndonPulled(
            envelope("build", "shop"),
            "shop",
            "main",
            COMMIT,
            "shop/7",
            "shop/42",
            null,
            "ada",
            "build shop/42 failed at unit",
            FAILED_TEST),
        new AndonEvent.AndonJoined(envelope("build", "shop"), "shop", "main", "grace"),
        new AndonEvent.AndonReleased(
            envelope("build", "shop"),
            "shop",
            "main",
            COMMIT,
            "shop/43",
            "grace",
            "build shop/43 passed",
            Duration.ofMinutes(7)),
        new BuildEvent.BuildQueued(
            envelope("build", "shop/42"), "shop/42", "shop", "main", "shop/7", COMMIT),
        new BuildEvent.BuildStarted(
            envelope("build", "shop/42"),
            "shop/42",
            "shop",
            "main",
            "shop/7",
            COMMIT,
            URI.create("http://127.0.0.1:8080/api/build/builds/shop/42")),
        new BuildEvent.BuildPassed(
            envelope("build", "shop/42"),
            "shop/42",
            "shop",
            "main",
            "shop/7",
            COMMIT,
            Duration.ofMillis(4200)),
        new BuildEvent.BuildFailed(
            envelope("build", "shop/42"),
            "shop/42",
            "shop",
            "main",
            "shop/7",
            COMMIT,
            Duration.ofMillis(2100),
            new FailureCause(
                Outcome.FAILURE,
                "unit",
                "BasketTest.sumsUp: expected 3 but was 2",
                1,
                List.of(FAILED_TEST),
                List.of("src/main/java/shop/Basket.java"))),
        new BuildEvent.BuildCancelled(
            envelope("build", "shop/42"),
            "shop/42",
            "shop",
            "main",
            "shop/7",
            COMMIT,
            "cancelled by ada"),
        new BuildEvent.StageStarted(envelope("build", "shop/42/unit"), "shop/42", "shop", "unit"),
        new BuildEvent.StageFinished(
            envelope("build", "shop/42/unit"),
            "shop/42",
            "shop",
            "unit",
            Outcome.SUCCESS,
            0,
            Duration.ofMillis(900)),
        new BuildEvent.TestsFinished(
            envelope("build", "shop/42/unit"),
            "shop/42",
            "shop",
            "unit",
            "unit",
            "build",
            Outcome.FAILURE,
            11,
            1,
            0,
            Duration.ofMillis(310),
            List.of(FAILED_TEST),
            List.of()),
        new BuildEvent.EnvironmentRequested(
            envelope("build", "shop/42"),
            "shop/42",
            "shop",
            "cheaper-checkout",
            "shop-b42",
            CANDIDATE,
            42,
            20_480,
            URI.create("http://127.0.0.1:8080/api/build/artifacts/" + CANDIDATE.digest()),
            CHANGE,
            PLAN),
        new BuildEvent.ArtifactPublished(
            envelope("build", PURL),
            PURL,
            "shop",
            "main",
            COMMIT,
            "shop/42",
            42,
            CANDIDATE.digest(),
            20_480,
            URI.create("http://127.0.0.1:8080/api/build/artifacts/" + CANDIDATE.digest()),
            List.of(CHANGE),
            PLAN),
        new EnvironmentEvent.EnvironmentCreated(
            envelope("deploy", "shop-b42"),
            "shop-b42",
            Instant.parse("2026-01-02T03:34:05Z"),
            "shop/42"),
        new EnvironmentEvent.EnvironmentModified(
            envelope("deploy", "production"),
            "production",
            EnvironmentEvent.Modification.DRIFTED,
            null,
            "ansible",
            COMMIT,
            null,
            List.of(
                new EnvironmentEvent.Difference("limits of the shop", "files 1024", "files 64"))),
        new EnvironmentEvent.EnvironmentDeleted(
            envelope("deploy", "shop-b42"),
            "shop-b42",
            "build shop/42 has ended",
            Duration.ofSeconds(12)),
        new DeployEvent.ToggleChanged(
            envelope("deploy", "cheap-first"),
            "cheap-first",
            3,
            "on for 20 %",
            "{\"state\":\"ENABLED\",\"variants\":{\"on\":true,\"off\":false},\"defaultVariant\":\"on\"}",
            "ada",
            "the first customers saw nothing odd"),
        new DeployEvent.DeployHeld(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            CANDIDATE,
            "freeze",
            "production is frozen until 2026-12-28T08:00 (Europe/Berlin)",
            Instant.parse("2026-12-28T07:00:00Z")),
        new DeployEvent.DeployStarted(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            STABLE,
            CANDIDATE,
            List.of(CHANGE),
            BLUE_GREEN,
            null),
        new DeployEvent.TrafficShifted(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            1,
            10,
            Duration.ofSeconds(5),
            Instant.parse("2026-01-02T03:09:05Z"),
            0),
        new DeployEvent.DeployFinished(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            PURL,
            CANDIDATE,
            List.of(CHANGE),
            false,
            Duration.ofSeconds(31),
            new DeployEvent.ServerNetwork(
                "deploy-net-shop-b42", List.of(URI.create("http://127.0.0.1:8080")))),
        new DeployEvent.DeployFailed(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            CANDIDATE,
            List.of(CHANGE),
            "health",
            "/health answered 500 for 30 s"),
        new DeployEvent.DeployRolledBack(
            envelope("deploy", "shop/production"),
            DEPLOYMENT,
            "shop",
            "production",
            STABLE.purl(),
            CANDIDATE,
            List.of(CHANGE),
            CAUSE,
            null,
            "errors: 31 % against 0.4 %",
            Duration.ofSeconds(12)),
        judged(),
        new LearningEvent.ChangeFinished(
            envelope("learning", "shop/7"),
            "shop",
            "shop/7",
            COMMIT,
            "shop/42",
            "shop-b42",
            Duration.ofMillis(9100)),
        new LearningEvent.ChangeIntegrated(
            envelope("learning", "shop/7"),
            "shop",
            "shop/7",
            COMMIT,
            "shop/42",
            PURL,
            Duration.ofMillis(5300)));
  }

  private static Event judged() {
    Evidence.Stratum stratum = new Evidence.Stratum(1, 1, "gateway-1", null, 3, 10, 1, 90);
    Evidence.MeasureEvidence errors =
        new Evidence.MeasureEvidence(
            "errors",
            true,
            true,
            "key",
            List.of(new Evidence.ProcessEvidence(null, List.of(stratum))),
            List.of(new Evidence.CurvePoint(1, 5.5, -2.25, -8.125)),
            new Evidence.Effect(0.3, 0.0111, 38.14, 3.5, 416.2));
    return new TelemetryEvent.DeployJudged(
        envelope("telemetry", "shop/production"),
        DEPLOYMENT,
        "shop",
        "production",
        1,
        0,
        Decision.ROLLBACK,
        "errors: the evidence reached 1/α",
        "errors",
        Duration.ofSeconds(1),
        new Evidence(
            new Evidence.Parameters(0.01, 0.05, 1.25, 0.01, 5, 0.001, 10),
            new Evidence.StepProgress(4, Duration.ofSeconds(4), Duration.ofSeconds(5), false),
            new Evidence.Circumstances(false, false, null, null),
            1,
            List.of(errors),
            List.of("one candidate instance cannot be told from its host"),
            3));
  }

  private static Envelope envelope(String service, String subject) {
    return new Envelope(
        UUID.fromString("01939d2a-0000-7000-8000-0000000000e1"),
        URI.create("/threeways/" + service),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        CHAIN,
        subject,
        3,
        List.of(Link.causedBy(CHAIN, CAUSE)));
  }
}

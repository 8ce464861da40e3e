package io.threeways.cli.env;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.Session;
import io.threeways.cli.platform.Api;
import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import io.threeways.cli.terminal.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/** A run of a configurer, waited for. */
final class AwaitedRun {
  /** What a run may take, and one before it. */
  private static final Duration LIMIT = Duration.ofMinutes(30);

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Session session;
  private final Api gateway;

  AwaitedRun(Session session, Api gateway) {
    this.session = session;
    this.gateway = gateway;
  }

  /** As it ended. */
  JsonNode end(JsonNode ordered) throws InterruptedException {
    String path = "/api/deploy/configuration-runs/" + ordered.path("id").asText();
    Instant end = session.clock().instant().plus(LIMIT);
    try (Progress progress = session.progress()) {
      for (JsonNode run = ordered; ; run = gateway.get(path)) {
        if (run.path("state").asText().matches("ended|dropped")) {
          return run;
        }
        if (session.clock().instant().isAfter(end)) {
          throw new Failure(
              ExitCode.UNAVAILABLE, "it is not over after " + LIMIT, "threeways status");
        }
        progress.show(run.path("tool").asText() + " is " + run.path("state").asText());
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        if (Thread.interrupted()) {
          throw new InterruptedException("interrupted while waiting for " + path);
        }
      }
    }
  }
}

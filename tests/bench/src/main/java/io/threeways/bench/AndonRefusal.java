package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.bench.TracedGit.Answer;
import io.threeways.bench.TracedGit.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How soon a push is refused after main was called red, while several people push to it all the
 * time: from the moment in which another tool's CI begins to say that its run of main failed (a
 * build of ours that fails pulls the cord in the transaction that records the failure, which is
 * less) to the first push that is refused, as git was told. A later green run releases the cord
 * again. In a running installation, round after round, with the real git over the gateway.
 *
 * <p>Afterwards the installation's own log is read: of all pushes none may have committed its move
 * of main after the cord's row and before its release, and each that was taken must be there.
 *
 * <p>Arguments: {@code pushes} (at least so many are taken or refused), {@code andon-rounds},
 * {@code pushers}.
 */
public final class AndonRefusal implements Benchmark {
  private static final double P99_MILLIS = 250;
  private static final double NANOS = 1e6;

  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(1), Duration.ofMillis(10));

  /** CDEvents 0.4, with OpenTelemetry's words for where the source is. */
  private static final String RUN =
      """
      {"context": {"version": "0.4.1", "id": "%s", "source": "https://ci.example.org",
        "type": "dev.cdevents.pipelinerun.finished.0.2.0", "timestamp": "%s"},
       "subject": {"id": "nightly", "source": "https://ci.example.org", "type": "pipelineRun",
        "content": {"pipelineName": "nightly", "outcome": "%s", "errors": "a request was slow",
         "url": "https://ci.example.org/nightly"}},
       "customData": {"vcs.repository.url.full": "%s", "vcs.ref.head.name": "main",
        "vcs.ref.head.revision": "%s"},
       "customDataContentType": "application/json"}
      """;

  private final List<Double> refused = new ArrayList<>();
  private final List<Double> pulled = new ArrayList<>();

  @Override
  public String name() {
    return "andon";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    Installation installation = Installation.running();
    int pushes = arguments.number("pushes", 2_000);
    int rounds = arguments.number("andon-rounds", 100);
    int pushersAtOnce = arguments.number("pushers", 4);
    String repository = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    long position = MainHistory.position(installation);
    Main main = Main.begin(installation, repository);
    try (RacingPushers pushers = RacingPushers.start(installation, repository, pushersAtOnce)) {
      for (int round = 1; round <= rounds; round++) {
        measure(main, pushers, pushes * round / rounds);
        System.err.printf("  %d of %d%n", round, rounds);
      }
      pushers.stop();
      List<Attempt> all = pushers.attempts().stream().flatMap(List::stream).toList();
      // The first push made main.
      long moves = count(all, Answer.TAKEN) + 1 + 2L * rounds;
      MainHistory history = MainHistory.of(installation, repository, position, moves);
      return figures(installation, all, history);
    }
  }

  /**
   * @param pushes so many were decided on before, all rounds together
   */
  private void measure(Main main, RacingPushers pushers, int pushes)
      throws IOException, InterruptedException {
    long released = now();
    Attempt last =
        PATIENCE.await(
            "%d pushes, the last one taken".formatted(pushes),
            () -> {
              List<List<Attempt>> attempts = pushers.attempts();
              return decided(attempts) < pushes
                  ? Optional.empty()
                  : since(attempts, released, Answer.TAKEN).reduce((_, later) -> later);
            });
    long verdict = now();
    main.heard("failure", last.commit());
    List<Attempt> firsts =
        PATIENCE.await("refusal of each one's push", () -> firstRefusals(pushers, verdict));
    JsonNode cord = main.cord();
    refused.add(
        (firsts.stream().mapToLong(Attempt::toldNanos).min().orElseThrow() - verdict) / NANOS);
    pulled.add((nanos(Instant.parse(cord.path("since").asText())) - verdict) / NANOS);
    main.heard("success", main.head());
    PATIENCE.until("released cord", () -> main.cord().path("state").asText().equals("released"));
  }

  private static Optional<List<Attempt>> firstRefusals(RacingPushers pushers, long since)
      throws IOException, InterruptedException {
    List<Attempt> firsts = new ArrayList<>();
    for (List<Attempt> own : pushers.attempts()) {
      Optional<Attempt> first = since(List.of(own), since, Answer.REFUSED).findFirst();
      if (first.isEmpty()) {
        return Optional.empty();
      }
      firsts.add(first.get());
    }
    return Optional.of(firsts);
  }

  private static Stream<Attempt> since(List<List<Attempt>> attempts, long nanos, Answer answer) {
    return attempts.stream()
        .flatMap(List::stream)
        .filter(attempt -> attempt.toldNanos() >= nanos && attempt.answer() == answer);
  }

  /** Whom another push overtook is none of them. */
  private static long decided(List<List<Attempt>> attempts) {
    return attempts.stream()
        .flatMap(List::stream)
        .filter(attempt -> attempt.answer() != Answer.OVERTAKEN)
        .count();
  }

  private static long count(List<Attempt> attempts, Answer answer) {
    return attempts.stream().filter(attempt -> attempt.answer() == answer).count();
  }

  private ObjectNode figures(Installation installation, List<Attempt> pushes, MainHistory history) {
    Figures figures =
        new Figures()
            .tell("pushes", count(pushes, Answer.TAKEN) + count(pushes, Answer.REFUSED))
            .tell("taken", count(pushes, Answer.TAKEN))
            .tell("refused", count(pushes, Answer.REFUSED))
            .tell("overtaken", count(pushes, Answer.OVERTAKEN))
            .tell("pulls", history.pulls())
            .atMost("p99Millis", new Sample(refused).percentile(0.99), P99_MILLIS)
            .atMost("committedWhilePulled", history.takenWhilePulled(), 0)
            .tell("firstRefusedMillis", new Sample(refused))
            .tell("cordPulledMillis", new Sample(pulled));
    installation.tellFlags(figures);
    return figures.json();
  }

  private static long now() {
    return nanos(Instant.now());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }

  /** The main that they race for. */
  private record Main(Installation installation, String repository, String address) {
    static Main begin(Installation installation, String repository)
        throws IOException, InterruptedException {
      installation.createRepository(repository);
      try (TracedGit git = TracedGit.clone(installation, repository)) {
        Files.writeString(git.folder().resolve("README"), "Nothing is built of it.\n");
        long _ = git.push("Begin");
      }
      JsonNode view = installation.get("/api/build/repositories/" + repository);
      return new Main(installation, repository, view.path("gitUrl").asText());
    }

    JsonNode cord() throws IOException, InterruptedException {
      return installation.get("/api/build/andon/cords/" + repository);
    }

    String head() throws IOException, InterruptedException {
      JsonNode view = installation.get("/api/build/repositories/" + repository);
      for (JsonNode branch : view.path("branches")) {
        if (branch.path("name").asText().equals("main")) {
          return branch.path("commit").asText();
        }
      }
      throw new IOException("there is no main");
    }

    /** Another tool says how its run of a commit ended. */
    void heard(String outcome, String commit) throws IOException, InterruptedException {
      installation.post(
          "/api/events",
          Installation.json(
              RUN.formatted(UUID.randomUUID(), Instant.now(), outcome, address, commit)));
    }
  }
}

package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The CDEvents SDK for Go, which we did not write, sends what became of a run. Its modules have to
 * be had: where there is no Go, nothing is claimed.
 */
class ForeignCiJourney {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(5);

  private final Installation installation = Installation.shared();

  @TempDir Path folder;
  @TempDir Path tree;

  @Test
  void itsFailureStopsMainAndItsSuccessLetsItGoOn() {
    Path program = built();
    Project project = Project.empty(installation, tree, "foreign");
    project.file("a", "1");
    String commit = project.commit("Begin");
    project.pushed();

    send(program, "failure", project, commit);
    awaitCord(project, "pulled");
    project.file("a", "2");
    project.commit("Go on");
    assertThat(project.push().all()).contains("the cord is pulled");

    publish(program, "success", project, commit);
    awaitCord(project, "released");
    assertThat(project.push().exitCode()).isZero();
  }

  /** Compiled once, so that a run of it is a run of the producer alone. */
  private Path built() {
    assumeTrue(hasGo(), "no Go on this machine");
    Path program = folder.resolve("foreignci");
    Command build =
        Command.run(
            Installation.repository().resolve("tests/journeys/src/test/foreign-ci"),
            Map.of(),
            BUILD_LIMIT,
            List.of("go", "build", "-o", program.toString(), "."));
    assumeTrue(build.exitCode() == 0, "the modules of the SDK cannot be had: " + build.err());
    return program;
  }

  private static boolean hasGo() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, "go")));
  }

  /** Over HTTP, as the SDK sends. */
  private void send(Path program, String outcome, Project project, String commit) {
    Command sent =
        Command.run(
            folder,
            Map.of("FOREIGN_CI_TOKEN", installation.token()),
            LIMIT,
            List.of(
                program.toString(),
                outcome,
                project.url(),
                "main",
                commit,
                installation.api().resolve("/api/events").toString()));
    assertThat(sent.exitCode()).as(sent.all()).isZero();
  }

  /** On the topic, in binary mode. */
  private void publish(Path program, String outcome, Project project, String commit) {
    Command said =
        Command.run(
            folder,
            Map.of(),
            LIMIT,
            List.of(program.toString(), outcome, project.url(), "main", commit));
    assertThat(said.exitCode()).as(said.all()).isZero();
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(installation.kafka(), new StringSerializer(), new StringSerializer())) {
      ProducerRecord<String, String> record =
          new ProducerRecord<>("events-received", "foreign-ci", said.out());
      record.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
      producer.send(record).get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void awaitCord(Project project, String state) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(
                        installation
                            .get("/api/build/andon/cords/" + project.name())
                            .path("state")
                            .asText())
                    .isEqualTo(state));
  }
}

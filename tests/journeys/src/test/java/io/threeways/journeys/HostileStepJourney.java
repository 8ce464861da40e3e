package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build step that means ill, while a neighbour's build runs beside it. */
class HostileStepJourney {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final Pattern PORTS = Pattern.compile("127\\.0\\.0\\.1:(\\d+)");

  private final Installation installation = Installation.shared();

  /** What the neighbour keeps to itself; no other file of this machine says it. */
  private final String marker = UUID.randomUUID().toString();

  @TempDir Path theirs;
  @TempDir Path ours;
  private Project neighbour;

  @BeforeEach
  void aNeighboursBuildRuns() {
    neighbour = Project.empty(installation, theirs, "neighbour");
    neighbour.file(
        ".threeways.yaml",
        """
        version: 1
        stages:
          - name: keep
            run: |
              echo %1$s > neighbour-file
              echo %1$s > /tmp/neighbour-file
              export MARKER=%1$s
              echo kept
              sleep 300
        """
            .formatted(marker));
    String commit = neighbour.commit("Keep a file");
    neighbour.pushed();
    await().atMost(LIMIT).until(() -> neighbour.log(neighbour.build(commit)).contains("kept\n"));
  }

  @AfterEach
  void theirBuildIsCancelled() {
    installation
        .request()
        .post("/api/build/builds/{name}/1/cancel", neighbour.name())
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "private"})
  void itFindsNoSecretNoFileOfAnotherAndNoWayToKafkaAndPostgres(String network) throws IOException {
    List<Path> secrets = secrets();
    List<String> ports = ports();
    assertThat(markedFilesOfTheHost()).isNotEmpty();
    Project hostile = Project.empty(installation, ours, "hostile");
    hostile.file("Hostile.java", program());
    hostile.file(
        ".threeways.yaml",
        """
        version: 1
        stages:
          - name: search
            run: java Hostile.java '%s' '%s' '%s' '%s'
            network: %s
        """
            .formatted(
                secrets.stream().map(Path::toString).collect(Collectors.joining(",")),
                String.join(",", ports),
                marker,
                InetAddress.getLocalHost().getHostAddress(),
                network));
    String commit = hostile.commit("Search");
    hostile.pushed();

    JsonNode build = hostile.endedBuild(commit);

    String log = hostile.log(build);
    assertThat(build.path("state").asText()).as(log).isEqualTo("passed");
    assertThat(log)
        .contains("searched everything", "interfaces 1\n")
        .doesNotContain("READ", "REACHED", "FOUND");
    assertThat(log.lines().filter(line -> line.startsWith("hidden "))).hasSize(secrets.size());
    assertThat(log.lines().filter(line -> line.startsWith("unreachable ")))
        .hasSize(4 * ports.size());
  }

  /** Every file of the secrets folder, and where a process's own settings lie. */
  private List<Path> secrets() throws IOException {
    List<Path> secrets;
    try (Stream<Path> files = Files.list(installation.home().resolve("secrets"));
        Stream<Path> settings = Files.list(installation.home().resolve("processes"))) {
      secrets = Stream.concat(files, settings).filter(Files::isRegularFile).toList();
    }
    assertThat(secrets)
        .extracting(file -> file.getFileName().toString())
        .contains("admin.token", "kafka.properties", "pgpass");
    return secrets;
  }

  /** Of Kafka, PostgreSQL and everything else that the status names; all of them answer here. */
  private List<String> ports() throws IOException {
    List<String> ports =
        PORTS
            .matcher(installation.status().toString())
            .results()
            .map(result -> result.group(1))
            .distinct()
            .toList();
    for (String port : ports) {
      new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port)).close();
    }
    assertThat(ports)
        .contains(
            String.valueOf(installation.api().getPort()),
            installation.status().at("/kafka/bootstrapServers").asText().split(":", -1)[1],
            String.valueOf(URI.create(installation.postgres().replace("jdbc:", "")).getPort()));
    return ports;
  }

  /** That there is something to be found. */
  private List<Path> markedFilesOfTheHost() throws IOException {
    try (Stream<Path> all = Files.walk(installation.home().resolve("data/agent/workspaces"))) {
      return all.filter(file -> file.endsWith("neighbour-file")).toList();
    }
  }

  private static String program() throws IOException {
    try (InputStream source = HostileStepJourney.class.getResourceAsStream("Hostile.java")) {
      return new String(source.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

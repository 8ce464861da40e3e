package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PostgreSQL and Kafka are gone for a minute in the middle of the story: customers notice nothing,
 * and afterwards the story goes on to its end. That nothing was dead-lettered is seen after every
 * journey.
 */
class OutageJourney {
  private static final Duration AWAY = Duration.ofSeconds(60);

  /** A verdict takes its time on a host that is busy; the pipeline gives a step five minutes. */
  private static final Duration RECOVERY = Duration.ofMinutes(8);

  private static final Duration ANSWER = Duration.ofSeconds(5);

  /** PostgreSQL's SSLRequest. */
  private static final byte[] DO_YOU_SPEAK_TLS = HexFormat.of().parseHex("0000000804d2162f");

  private static final Installation INSTALLATION = Installation.shared();

  @TempDir static Path folder;
  private static Project shop;

  @BeforeAll
  static void aShopIsDeployed() {
    shop = Project.shop(INSTALLATION, folder);
    String commit = shop.commit("Open");
    shop.pushed();
    awaitDeployed(commit);
  }

  @Test
  void theDatabaseIsGoneForAMinute() {
    try (Customers customers = new Customers(INSTALLATION, shop.name(), "/catalogue")) {
      String commit = pushedAndBegun("Sell while the database is away");
      List<ProcessHandle> database = database();

      signal("STOP", database);
      try {
        aMinutePasses();
        assertThat(databaseAnswers()).isFalse();
      } finally {
        signal("CONT", database);
      }
      assertThat(databaseAnswers()).isTrue();

      theStoryGoesOnToItsEnd(commit, customers);
    }
  }

  /** The broker lives in the process that also holds the agent and the supervision. */
  @Test
  void theBrokerIsGoneForAMinute() {
    try (Customers customers = new Customers(INSTALLATION, shop.name(), "/catalogue")) {
      String commit = pushedAndBegun("Sell while the broker is away");
      ProcessHandle local = process("local");

      assertThat(local.destroyForcibly()).isTrue();
      aMinutePasses();
      assertThat(local.isAlive()).isFalse();
      INSTALLATION.up();

      theStoryGoesOnToItsEnd(commit, customers);
    }
  }

  private static String pushedAndBegun(String title) {
    String commit = shop.file("CHANGES", title + "\n").commit(title);
    shop.pushed();
    await().atMost(RECOVERY).until(() -> !shop.build(commit).isMissingNode());
    return commit;
  }

  private static void theStoryGoesOnToItsEnd(String commit, Customers customers) {
    awaitDeployed(commit);
    JsonNode build = shop.build(commit);
    assertThat(build.path("state").asText()).as("%s", build).isEqualTo("passed");
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () ->
                assertThat(shop.story(commit).path("steps").findValuesAsText("topic"))
                    .contains(
                        "change-pushed",
                        "build-queued",
                        "build-started",
                        "build-passed",
                        "artifact-published",
                        "deploy-started",
                        "deploy-judged",
                        "deploy-finished",
                        "change-integrated"));
    assertThat(customers.answers()).containsOnlyKeys("200");
  }

  private static void awaitDeployed(String commit) {
    JsonNode over =
        await()
            .atMost(RECOVERY)
            .pollInterval(Duration.ofMillis(500))
            .ignoreExceptions()
            .until(
                () -> shop.deployment(commit), deployment -> deployment.path("over").asBoolean());
    assertThat(over.path("state").asText()).as("%s", over).isEqualTo("Finished");
  }

  /** The condition is the time itself: so long is the outage that is promised to be survived. */
  private static void aMinutePasses() {
    await().pollDelay(AWAY).atMost(AWAY.multipliedBy(2)).until(() -> true);
  }

  private static List<ProcessHandle> database() {
    ProcessHandle postmaster = process("postgres");
    return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
  }

  /** Asked as every client begins: whether it speaks TLS. */
  private static boolean databaseAnswers() {
    URI server = URI.create(INSTALLATION.postgres().replace("jdbc:", ""));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout((int) ANSWER.toMillis());
      socket.getOutputStream().write(DO_YOU_SPEAK_TLS);
      return socket.getInputStream().read() == 'N';
    } catch (SocketTimeoutException silence) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProcessHandle process(String name) {
    return ProcessHandle.of(INSTALLATION.pid(name)).orElseThrow();
  }

  private static void signal(String signal, List<ProcessHandle> processes) {
    String pids =
        processes.stream()
            .map(process -> String.valueOf(process.pid()))
            .collect(Collectors.joining(" "));
    Command kill =
        Command.run(
            folder,
            Map.of(),
            Duration.ofSeconds(10),
            List.of("sh", "-c", "kill -%s %s".formatted(signal, pids)));
    assertThat(kill.exitCode()).as(kill.all()).isZero();
  }
}

package io.threeways.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A service says its word on everything that it owns, so that it changes no neighbour. */
class OwnershipTest {
  private static final Path REPOSITORY = Repository.root();

  static Stream<String> services() {
    return Services.WORDS.stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void shipsNoApplicationProperties(String word) {
    assertThat(resources(word).resolve("application.properties")).doesNotExist();
    assertThat(resources(word).resolve("application.yaml")).doesNotExist();
  }

  @ParameterizedTest
  @MethodSource("services")
  void namesOnlyWhatItOwns(String word) throws IOException {
    assertThat(Ownership.strangers(word, configuration(word))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("services")
  void hearsInGroupsOfItsOwnAndLosesNothing(String word) throws IOException {
    assertThat(Ownership.looseChannels(word, configuration(word))).isEmpty();
  }

  @Test
  void aChannelWithoutAGroupOfItsServiceOrDeadLettersIsFound() {
    Properties keys = new Properties();
    keys.setProperty("mp.messaging.incoming.build-a-in.connector", "smallrye-kafka");
    keys.setProperty("mp.messaging.incoming.build-a-in.group.id", "deploy-a");
    keys.setProperty("mp.messaging.incoming.build-a-in.dead-letter-queue.topic", "a-dlq");
    keys.setProperty("mp.messaging.incoming.build-b-in.connector", "smallrye-kafka");
    keys.setProperty("mp.messaging.incoming.build-b-in.group.id", "build-b");

    assertThat(Ownership.looseChannels("build", keys))
        .containsExactly("mp.messaging.incoming.build-a-in.", "mp.messaging.incoming.build-b-in.");
  }

  @ParameterizedTest
  @MethodSource("services")
  void keepsItsMigrationsUnderItsWord(String word) {
    try (Stream<Path> folders = Files.list(resources(word).resolve("db"))) {
      assertThat(folders.map(folder -> folder.getFileName().toString())).containsExactly(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aStrangersKeyIsFound() {
    Properties keys = new Properties();
    keys.setProperty("quarkus.http.port", "1");
    keys.setProperty("threeways.deploy.agent.url", "x");
    keys.setProperty("mp.messaging.incoming.orders-in.topic", "orders");
    keys.setProperty("%test.threeways.build.folder", "x");
    keys.setProperty("threeways.build.folder", "x");

    List<String> strangers = Ownership.strangers("build", keys);

    assertThat(strangers)
        .containsExactlyInAnyOrder(
            "quarkus.http.port",
            "threeways.deploy.agent.url",
            "mp.messaging.incoming.orders-in.topic",
            "%test.threeways.build.folder");
  }

  private static Path resources(String word) {
    return REPOSITORY.resolve(word + "-service/src/main/resources");
  }

  private static Properties configuration(String word) throws IOException {
    Properties keys = new Properties();
    Path file = resources(word).resolve("META-INF/microprofile-config.properties");
    try (var in = Files.newInputStream(file)) {
      keys.load(in);
    }
    return keys;
  }
}

package io.threeways.deploy.toggle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threeways.deploy.jsonlogic.Generation;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.toggle.store.JdbcToggles;
import io.threeways.deploy.toggle.store.ToggleFile;
import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one database, and one whose database is away. */
class FollowTogglesTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RuleCompiler COMPILER =
      new RuleCompiler(ConformanceCase.LIMITS, Generation.TWO);
  private static final int NOBODY = 9;

  private final Database database = EmbeddedPostgres.shared().freshDatabase().withSchema("deploy");
  private final JdbcToggles toggles = new JdbcToggles(database.dataSource());

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void schema() throws IOException {
    database.execute(script());
  }

  @Test
  void aChangeIsToldByEveryProcessWithinASecond() {
    LiveToggles one = live(toggles, folder.resolve("one"));
    LiveToggles other = live(toggles, folder.resolve("other"));
    try (FollowToggles first = following(one);
        FollowToggles second = following(other)) {
      isSaved(1, "on");
      await()
          .atMost(Duration.ofSeconds(1))
          .until(() -> value(one).isPresent() && value(other).isPresent());

      isSaved(2, "off");

      await()
          .atMost(Duration.ofSeconds(1))
          .until(() -> value(one).equals(value(other)) && !value(one).orElse(true));
    }
  }

  @Test
  void whatIsRemovedIsNotToldAnyMore() throws IOException {
    LiveToggles live = live(toggles, folder);
    Toggle toggle = isSaved(1, "on");
    live.refresh();
    assertThat(value(live)).contains(true);

    toggles.save(
        toggle, new ToggleChange("gift", 2, NOW, "ada", "done", ToggleChange.REMOVED, null));
    live.refresh();

    assertThat(value(live)).isEmpty();
    assertThat(live.now().orElseThrow().toggles()).isEmpty();
    assertThat(toggles.lastVersion("gift")).isEqualTo(2);
  }

  @Test
  void aHostTellsWhatItKeptWhileTheDatabaseIsAway() throws IOException {
    isSaved(1, "on");
    live(toggles, folder).refresh();

    LiveToggles restarted =
        live(new JdbcToggles(new Database(NOBODY, "none", "deploy").dataSource()), folder);
    try (FollowToggles follow = following(restarted)) {
      assertThat(value(restarted)).contains(true);
    }
  }

  @Test
  void whatCouldNotBeKeptIsKeptWithTheNextLook() throws IOException {
    isSaved(1, "on");
    Path full = folder.resolve("full");
    Files.writeString(full, "no folder");
    LiveToggles live = live(toggles, full);
    assertThatThrownBy(live::refresh).isInstanceOf(IOException.class);

    Files.delete(full);
    live.refresh();

    assertThat(new ToggleFile(full).read()).isPresent();
  }

  @Test
  void whatIsKeptGivesWayToAnyDatabaseThatAnswersOtherwise() throws IOException {
    isSaved(1, "on");
    live(toggles, folder).refresh();
    Database restored = EmbeddedPostgres.shared().freshDatabase().withSchema("deploy");
    restored.execute(script());

    LiveToggles restarted = live(new JdbcToggles(restored.dataSource()), folder);
    restarted.recall();
    restarted.refresh();

    assertThat(restarted.now().orElseThrow().toggles()).isEmpty();
  }

  @Test
  void aFileThatIsDamagedIsNoReasonNotToStart() throws IOException {
    Files.writeString(folder.resolve("toggles.json"), "{\"revision\": 1");
    isSaved(1, "on");
    LiveToggles live = live(toggles, folder);

    try (FollowToggles follow = following(live)) {
      await().atMost(Duration.ofSeconds(5)).until(() -> value(live).isPresent());
    }
  }

  private Toggle isSaved(long version, String variant) {
    Definition definition =
        new Definition(
            Map.of(
                "state",
                "ENABLED",
                "variants",
                Map.of("on", true, "off", false),
                "defaultVariant",
                variant));
    Toggle toggle = new Toggle("gift", definition, version, NOW, NOW, "ada", "because");
    toggles.save(
        toggle,
        new ToggleChange("gift", version, NOW, "ada", "because", toggle.state(), definition));
    return toggle;
  }

  private static FollowToggles following(LiveToggles live) {
    FollowToggles follow = new FollowToggles(live, Duration.ofMillis(250));
    follow.start();
    return follow;
  }

  private static LiveToggles live(JdbcToggles toggles, Path folder) {
    return new LiveToggles(
        toggles,
        new ToggleFile(folder),
        (key, definition) -> Flag.of(key, definition, COMPILER),
        false);
  }

  private static Optional<Boolean> value(LiveToggles live) {
    return live.now()
        .map(snapshot -> snapshot.evaluate("gift", Map.of(), NOW))
        .flatMap(FollowTogglesTest::truth);
  }

  private static Optional<Boolean> truth(@Nullable Evaluation evaluation) {
    return evaluation instanceof Evaluation.Resolved resolved
            && resolved.value() instanceof Boolean truth
        ? Optional.of(truth)
        : Optional.empty();
  }

  private static String script() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            FollowTogglesTest.class.getResourceAsStream("/db/deploy/V2__toggles.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

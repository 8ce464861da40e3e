package io.threeways.build.run.log;

import static io.threeways.build.run.BuildFixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.run.BuildId;
import io.threeways.build.run.BuildLog;
import io.threeways.build.run.BuildLogs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class FileBuildLogTest {
  private static final BuildId BUILD = new BuildId(SHOP, 42);

  @TempDir Path folder;
  private FileBuildLogs logs;

  @BeforeEach
  void open() {
    logs = new FileBuildLogs(folder);
  }

  @Test
  void linesComeWithTheirStageAndAnOffsetToGoOnFrom() throws Exception {
    try (BuildLog log = logs.append(BUILD)) {
      log.attempt(1);
      say(log, "compile", "one\ntw");
      say(log, "compile", "o\n");
      log.narrate("done");
    }

    List<BuildLogs.Line> lines = read(0);

    assertThat(lines)
        .extracting(BuildLogs.Line::text)
        .containsExactly("build begins", "one", "two", "done");
    assertThat(lines)
        .extracting(BuildLogs.Line::stage)
        .containsExactly(null, "compile", "compile", null);
    assertThat(read(lines.get(1).next()))
        .extracting(BuildLogs.Line::text)
        .containsExactly("two", "done");
  }

  @Test
  void aDriverGoesOnWhereAnotherEnded() {
    try (BuildLog log = logs.append(BUILD)) {
      log.attempt(1);
      say(log, "compile", "one\nhalf");
    }

    try (BuildLog next = logs.append(BUILD)) {
      assertThat(next.kept("compile")).isEqualTo("one\nhalf".length());
      assertThat(next.kept("unit")).isZero();
      next.attempt(2);
      assertThat(next.kept("compile")).isZero();
    }
  }

  @Test
  void aStageThatRunsAgainWritesFromTheBeginning() throws Exception {
    try (BuildLog log = logs.append(BUILD)) {
      log.attempt(1);
      say(log, "unit", "one\nhalf");
      log.again("unit runs again");
      assertThat(log.kept("unit")).isZero();
      say(log, "unit", "two\n");
    }

    try (BuildLog next = logs.append(BUILD)) {
      assertThat(next.kept("unit")).isEqualTo("two\n".length());
    }
    assertThat(read(0))
        .extracting(BuildLogs.Line::text)
        .containsExactly("build begins", "one", "half", "unit runs again", "two");
  }

  @Test
  void aLineThatWasCutByAKillIsCutOff() throws Exception {
    try (BuildLog log = logs.append(BUILD)) {
      log.attempt(1);
      say(log, "compile", "whole\n");
    }
    Path file = folder.resolve("logs/shop/42.log");
    Files.writeString(file, "ocompile\thal", StandardOpenOption.APPEND);

    try (BuildLog next = logs.append(BUILD)) {
      assertThat(next.kept("compile")).isEqualTo("whole\n".length());
      say(next, "compile", "half\n");
    }

    assertThat(read(0))
        .extracting(BuildLogs.Line::text)
        .containsExactly("build begins", "whole", "half");
  }

  @Test
  void longLinesComeInPiecesThatAddUp() throws Exception {
    String text = "x".repeat(20_000);
    try (BuildLog log = logs.append(BUILD)) {
      say(log, "compile", text + "\n");
      assertThat(log.kept("compile")).isEqualTo(20_001);
    }

    List<BuildLogs.Line> lines = read(0);

    assertThat(lines).extracting(BuildLogs.Line::ended).containsExactly(false, false, true);
    assertThat(String.join("", lines.stream().map(BuildLogs.Line::text).toList())).isEqualTo(text);
    try (BuildLog next = logs.append(BUILD)) {
      assertThat(next.kept("compile")).isEqualTo(20_001);
    }
  }

  @Test
  void aReaderIsWokenByTheNextLine() throws Exception {
    try (BuildLog log = logs.append(BUILD)) {
      CompletableFuture<List<BuildLogs.Line>> reading =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return logs.read(BUILD, 0, Duration.ofSeconds(15));
                } catch (InterruptedException e) {
                  throw new IllegalStateException(e);
                }
              });

      log.narrate("here");

      assertThat(reading.get()).extracting(BuildLogs.Line::text).containsExactly("here");
    }
  }

  @Test
  void aBuildThatSaidNothingHasAnEmptyLog() throws Exception {
    assertThat(read(0)).isEmpty();
    assertThat(read(-5)).isEmpty();
    assertThat(read(999)).isEmpty();
  }

  private List<BuildLogs.Line> read(long offset) throws InterruptedException {
    return logs.read(BUILD, offset, Duration.ZERO);
  }

  private static void say(BuildLog log, String stage, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    log.append(stage, bytes, bytes.length);
  }
}

package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import io.threeways.pipeline.report.ReportFile;
import io.threeways.pipeline.run.Ending;
import io.threeways.pipeline.run.RunningStage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every {@link Agent} must do. */
@Timeout(60)
abstract class AgentContract {
  private static final AtomicLong NUMBERS = new AtomicLong(System.currentTimeMillis());

  private final Assignment assignment =
      new Assignment(new BuildId(SHOP, NUMBERS.incrementAndGet()), 1, 1);
  private final Kept output = new Kept();

  abstract Agent agent();

  @Test
  void aStageFindsTheFilesAndItsOutputAndEndAreTold() throws Exception {
    fill("greeting", "hello\n");

    Ending ending = end(begin("cat greeting; echo there; exit 3"));

    assertThat(ending).isInstanceOf(Ending.Exited.class).extracting("code").isEqualTo(3);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(output.text()).isEqualTo("hello\nthere\n"));
  }

  @Test
  void aStageThatIsBegunTwiceRunsOnceAndTheNextReaderGoesOnWhereThisOneWas() throws Exception {
    fill("x", "");
    begin("echo once >> count; echo first; while [ ! -e gate ]; do sleep 0.02; done; cat count");
    await().atMost(Duration.ofMinutes(1)).until(() -> output.text().equals("first\n"));

    Assignment next = new Assignment(assignment.id(), 1, 2);
    RunningStage adopted =
        agent()
            .stages(next, output)
            .begin(
                stage(
                    "first",
                    "echo once >> count; echo first; while [ ! -e gate ]; do sleep 0.02; done; cat count"),
                1);
    end(agent().stages(next, new Kept()).begin(stage("second", "touch gate"), 1));
    end(adopted);

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(output.text()).isEqualTo("first\nonce\n"));
  }

  @Test
  void aRunningStageIsNotWaitedForLongerThanAsked() throws Exception {
    fill("x", "");
    RunningStage running = begin("sleep 60");

    assertThat(running.await(Duration.ofMillis(50))).isEmpty();
    running.stop();

    assertThat(end(running)).isNotEqualTo(new Ending.Exited(0, Duration.ZERO));
  }

  @Test
  void aStageIsStoppedByWhoeverKnowsItsNameAndStoppingNothingIsNothing() throws Exception {
    fill("x", "");
    RunningStage running = begin("sleep 60");

    agent().stop(assignment, stage("other", "true"), 1);
    assertThat(running.await(Duration.ofMillis(50))).isEmpty();
    agent().stop(assignment, stage("first", "sleep 60"), 1);

    assertThat(running.await(Duration.ZERO)).isPresent();
  }

  @Test
  void aStageThatRunsAgainFindsItsWorkspaceAsTheFirstRunLeftIt() throws Exception {
    fill("x", "");
    Stage counting = stage("first", "echo run >> count; cat count");
    end(agent().stages(assignment, new Kept()).begin(counting, 1));

    end(agent().stages(assignment, output).begin(counting, 2));

    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(output.text()).isEqualTo("run\nrun\n"));
  }

  @Test
  void reportsAreThoseThatMatch() throws Exception {
    fill("x", "");
    RunningStage stage =
        begin("mkdir -p out/reports; echo a > out/reports/A.xml; echo b > out/reports/b.txt");
    end(stage);

    assertThat(stage.reports("out/reports/*.xml"))
        .extracting(ReportFile::path)
        .containsExactly("out/reports/A.xml");
    assertThat(stage.reports("nothing/*.xml")).isEmpty();
  }

  @Test
  void whatIsNotThereIsSaidSo() throws Exception {
    fill("x", "");

    assertThatExceptionOfType(Agent.NotInWorkspace.class)
        .isThrownBy(() -> agent().read(assignment.workspace(), "out", tar -> tar.readAllBytes()))
        .withMessage("there is no 'out' in the workspace");
  }

  private void fill(String name, String text) throws Exception {
    agent()
        .fill(
            assignment.workspace(),
            out -> {
              try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
                byte[] content = text.getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(content.length);
                tar.putArchiveEntry(entry);
                tar.write(content);
                tar.closeArchiveEntry();
              }
            });
  }

  private RunningStage begin(String script) throws Exception {
    return agent().stages(assignment, output).begin(stage("first", script), 1);
  }

  private static Ending end(RunningStage stage) throws Exception {
    Optional<Ending> ending = stage.await(Duration.ofSeconds(30));
    return ending.orElseThrow();
  }

  private static Stage stage(String name, String script) {
    return new Stage(
        name,
        script,
        List.of(),
        null,
        null,
        Duration.ofMinutes(1),
        0,
        Network.NONE,
        Environment.BUILD,
        null,
        null);
  }

  /** Output in memory. */
  private static final class Kept implements StageOutput {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Override
    public synchronized long kept(String stage) {
      return bytes.size();
    }

    @Override
    public synchronized void append(String stage, byte[] more, int length) {
      bytes.write(more, 0, length);
    }

    synchronized String text() {
      return bytes.toString(StandardCharsets.UTF_8);
    }
  }
}

package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.LEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.RepositoryName;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a build when its host fails; the queue is closed, the test is the driver. */
@QuarkusTest
@RealParts("build")
class RecordProgressTest {
  private static final Stage UNIT =
      new Stage(
          "unit",
          "true",
          List.of(),
          null,
          null,
          Duration.ofMinutes(1),
          0,
          Network.NONE,
          Environment.BUILD,
          null,
          null);
  private static final Cause BROKEN =
      new Cause(
          Cause.Fault.INFRASTRUCTURE, "unit", "the agent is gone", null, List.of(), List.of());

  @Inject BuildQueue queue;
  @Inject Builds builds;
  @Inject RecordProgress progress;
  @Inject CancelBuild cancelBuild;
  private PushedShop shop;
  private BuildId id;

  @BeforeEach
  void push() {
    queue.close();
    shop = PushedShop.empty();
    id = new BuildId(new RepositoryName(shop.name()), 1);
    shop.withPipeline("version: 1\nstages: [{name: unit, run: 'true'}]\n");
    shop.pushed("main");
  }

  @AfterEach
  void open() {
    queue.open();
    shop.close();
  }

  @Test
  void aStageDuringWhichTheHostFailedHasEnded() {
    Drive drive = aDriveInStage(UNIT);

    Build left = progress.errs(drive, BROKEN);

    assertThat(left).isInstanceOf(Build.Queued.class).extracting(Build::attempt).isEqualTo(2);
    assertThat(shop.build(1).getString("state")).isEqualTo("queued");
    StageRecord stage = builds.stages(id).getFirst();
    assertThat(stage.state()).isEqualTo(StageRecord.State.ERRORED);
    assertThat(stage.duration()).isPositive();
    assertThat(stage.message()).isEqualTo("the agent is gone");
  }

  @Test
  void aBuildThatWasCancelledIsNotTriedAgain() {
    Drive drive = aDriveInStage(UNIT);
    assertThat(cancelBuild.cancel(id, "ada")).isPresent();

    Build left = progress.errs(drive, BROKEN);

    assertThat(left).isInstanceOf(Build.Cancelled.class);
    assertThat(shop.build(1).getString("state")).isEqualTo("cancelled");
    assertThat(shop.build(1).getString("reason")).isEqualTo("cancelled by ada");
    assertThat(shop.build(1).getList("stages.state")).containsExactly("errored");
  }

  private Drive aDriveInStage(Stage stage) {
    Build.Running running = QuarkusTransaction.requiringNew().call(this::start);
    Drive drive = new Drive(id, running.lease().epoch());
    progress.begins(drive, 0, stage);
    return drive;
  }

  private Build.Running start() {
    Build.Queued queued = (Build.Queued) builds.lock(id).orElseThrow();
    Build.Running running = queued.start(Instant.now(), LEASE, UUID.randomUUID());
    builds.save(running);
    return running;
  }
}

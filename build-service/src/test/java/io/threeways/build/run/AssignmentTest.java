package io.threeways.build.run;

import static io.threeways.build.run.BuildFixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.RepositoryName;
import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Stage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  @Test
  void everyRunOfAStageHasAProcessOfItsOwnName() {
    Assignment first = new Assignment(new BuildId(SHOP, 42), 1, 1);
    Assignment second = new Assignment(new BuildId(SHOP, 42), 2, 2);

    assertThat(
            List.of(
                first.process(stage("unit"), 1),
                first.process(stage("unit"), 2),
                second.process(stage("unit"), 1),
                second.process(stage("unit"), 2)))
        .containsExactly(
            "build-shop-42-unit-1",
            "build-shop-42-unit-1-2",
            "build-shop-42-unit-2",
            "build-shop-42-unit-2-2");
  }

  @Test
  void theLongestNameIsOneThatAnAgentTakes() {
    Assignment longest =
        new Assignment(new BuildId(new RepositoryName("r".repeat(40)), 999_999_999), 9, 1);

    assertThat(longest.process(stage("s".repeat(30)), 3)).matches("[a-z0-9-]{1,100}");
  }

  private static Stage stage(String name) {
    return new Stage(
        name,
        "true",
        List.of(),
        "T.xml",
        null,
        Duration.ofMinutes(1),
        2,
        Network.NONE,
        Environment.BUILD,
        null,
        null);
  }
}

package io.threeways.pipeline.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.pipeline.Environment;
import io.threeways.pipeline.Level;
import io.threeways.pipeline.Network;
import io.threeways.pipeline.Pipeline;
import io.threeways.pipeline.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class PlanPropertiesTest {

  @Property
  void everyStageRunsOnceAndAfterWhatItNeeds(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    Pipeline pipeline = anyPipeline(size, seed);

    List<Stage> planned = Plan.of(pipeline).stages();

    assertThat(planned).containsExactlyInAnyOrderElementsOf(pipeline.stages());
    Set<String> done = new HashSet<>();
    for (Stage stage : planned) {
      assertThat(done).containsAll(stage.needs());
      done.add(stage.name());
    }
  }

  @Property
  void nothingCheaperCouldHaveRunInstead(
      @ForAll @IntRange(min = 1, max = 30) int size, @ForAll long seed) {
    List<Stage> planned = Plan.of(anyPipeline(size, seed)).stages();

    Set<String> done = new HashSet<>();
    for (int i = 0; i < planned.size(); i++) {
      for (Stage later : planned.subList(i, planned.size())) {
        if (done.containsAll(later.needs())) {
          assertThat(planned.get(i).cost()).isLessThanOrEqualTo(later.cost());
        }
      }
      done.add(planned.get(i).name());
    }
  }

  /** Needs point to stages with a lower number, in a file whose order is shuffled. */
  private static Pipeline anyPipeline(int size, long seed) {
    Random random = new Random(seed);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      List<String> needs = new ArrayList<>();
      for (int before = 0; before < i; before++) {
        if (random.nextInt(5) == 0) {
          needs.add("s" + before);
        }
      }
      Level level =
          random.nextInt(3) == 0 ? null : Level.values()[random.nextInt(Level.values().length)];
      stages.add(
          new Stage(
              "s" + i,
              "true",
              needs,
              null,
              level,
              Duration.ofMinutes(1),
              0,
              Network.NONE,
              Environment.BUILD,
              null,
              null));
    }
    java.util.Collections.shuffle(stages, random);
    return new Pipeline(stages, null, List.of());
  }
}

package io.threeways.gateway.route.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.gateway.traffic.Routes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFileTest {
  @TempDir Path folder;

  @Test
  void whatWasWrittenIsReadBackWithItsPositions() throws Exception {
    RouteFile file = new RouteFile(folder.resolve("new"));
    var contents =
        new RouteFile.Contents(
            Map.of(0, 12L, 2, 3L),
            List.of(Routes.ofAShop().stickyByCookie("customer").withCandidateAt(10, 4)));

    file.write(contents);

    assertThat(file.read()).isEqualTo(contents);
  }

  @Test
  void withoutAFileTheTableIsEmpty() throws Exception {
    assertThat(new RouteFile(folder).read().routes()).isEmpty();
  }

  @Test
  void aLaterTableReplacesTheFileAsAWhole() throws Exception {
    RouteFile file = new RouteFile(folder);
    file.write(
        new RouteFile.Contents(Map.of(0, 1L), List.of(Routes.ofAShop().withCandidateAt(10, 1))));

    file.write(new RouteFile.Contents(Map.of(0, 2L), List.of()));

    assertThat(file.read()).isEqualTo(new RouteFile.Contents(Map.of(0, 2L), List.of()));
    assertThat(folder).isDirectoryNotContaining("glob:**.next");
  }

  @Test
  void aDamagedFileIsNotTakenForAnEmptyOne() throws Exception {
    Files.writeString(folder.resolve("routes.json"), "{\"positions\":{\"0\":7},\"rou");

    assertThatThrownBy(() -> new RouteFile(folder).read()).isInstanceOf(IOException.class);
  }
}

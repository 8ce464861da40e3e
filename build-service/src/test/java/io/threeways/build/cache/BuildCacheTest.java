package io.threeways.build.cache;

import static io.threeways.build.PullRequestCalls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.threeways.build.BuildSettings;
import io.threeways.build.PushedShop;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pushed with the real git and built by real processes: who is given whose files. */
@QuarkusTest
@RealParts("build")
class BuildCacheTest {
  private static final String MISS = "cache: nothing was kept for this key: deps.lock";

  /** Says what it finds, and leaves who it was that made it. */
  private static final String PIPELINE =
      """
      version: 1
      stages:
        - name: unit
          run: |
            if [ -e .deps/made-by ]; then echo "found $(cat .deps/made-by)"; else echo found none; fi
            mkdir -p .deps
            [ -e .deps/made-by ] || cp who .deps/made-by
          cache: {key: [deps.lock], paths: [.deps]}
      """;

  @Inject BuildSettings settings;
  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
    shop.git().file("who", "main\n").file("deps.lock", "1\n");
    shop.withPipeline(PIPELINE);
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void mainFindsWhatMainLeftUntilTheKeyChanges() {
    assertThat(mainBuilt(1)).contains(MISS, "found none", "cache: kept 2 KiB for main in ");

    commit("README", "shop\n");
    assertThat(mainBuilt(2)).contains("found main").containsPattern(restored("main"));
    assertThat(shop.log(2)).doesNotContain("cache: kept");

    commit("deps.lock", "2\n");
    assertThat(mainBuilt(3)).contains(MISS, "found none", "cache: kept");
  }

  @Test
  void aBranchFindsItsOwnAndNobodyElseDoes() {
    branch("evil", "who", "evil\n");
    assertThat(built("evil", 1)).contains("found none", "cache: kept 2 KiB for this branch in ");
    commit("README", "more\n");
    assertThat(built("evil", 2)).contains("found evil").containsPattern(restored("this branch"));

    shop.git().git("checkout", "-q", "main");
    assertThat(mainBuilt(3)).contains(MISS, "found none", "cache: kept 2 KiB for main in ");
    branch("good", "README", "good\n");
    assertThat(built("good", 4)).contains("found main").containsPattern(restored("main"));
  }

  @Test
  void aBranchOfTheSameNameInheritsNothing() {
    mainBuilt(1);
    branch("evil", "deps.lock", "2\n");
    commit("who", "evil\n");
    assertThat(built("evil", 2)).contains("found none");
    shop.pushed(":evil");
    commit("README", "again\n");

    assertThat(built("evil", 3)).contains(MISS, "found none");
  }

  @Test
  void aMergeFindsWhatIsMainsAndLeavesItsOwnToMainWhenItLands() {
    mainBuilt(1);
    branch("price", "deps.lock", "2\n");
    commit("who", "price\n");
    assertThat(built("price", 2)).contains("cache: kept 2 KiB for this branch in ");
    String pull = shop.name() + "/2";
    post("ada", "", Map.of("repository", shop.name(), "branch", "price"));
    String head = shop.git().git("rev-parse", "HEAD").strip();
    post("bob", "/" + pull + "/reviews", Map.of("verdict", "approve", "commit", head));
    post("ada", "/" + pull + "/merge", Map.of());
    shop.awaitBuild(3, "passed");
    assertThat(shop.log(3))
        .contains(MISS, "found none", "cache: kept 2 KiB for main, once it lands, in ");
    await().atMost(Duration.ofSeconds(30)).until(this::mainHasThePrice);

    shop.git().git("checkout", "-q", "-B", "next", "origin/main");
    commit("README", "next\n");

    assertThat(built("next", 4)).containsPattern(restored("main"));
  }

  @Test
  void whatIsDamagedIsAMissAndIsMadeAgain() throws IOException {
    mainBuilt(1);
    for (Path archive : archives()) {
      Files.writeString(archive, "!", StandardOpenOption.APPEND);
    }
    commit("README", "shop\n");

    assertThat(mainBuilt(2))
        .contains(
            "cache: what was kept for main is damaged and was removed",
            "found none",
            "cache: kept 2 KiB for main in ");
  }

  @Test
  void whatTheRepositoryHoldsItselfIsNotCached() {
    shop.git().file(".deps/made-by", "the repository\n");
    shop.git().commit("Bring it along");

    assertThat(mainBuilt(1))
        .contains("cache: '.deps' is in the repository and not cached", "found the repository")
        .doesNotContain("cache: kept");
  }

  @Test
  void aKeyThatIsNotThereIsSaidAndNothingIsKept() {
    shop.git().git("rm", "-q", "deps.lock");
    shop.git().git("commit", "-q", "-m", "Forget what we need");

    assertThat(mainBuilt(1))
        .contains("cache: its key 'deps.lock' is not in the repository")
        .doesNotContain("cache: kept");
  }

  private boolean mainHasThePrice() {
    shop.git().git("fetch", "-q", "origin");
    return shop.git().git("log", "--format=%s", "origin/main").contains("Change who");
  }

  private static String restored(String from) {
    return "cache: restored 2 KiB from " + from + " in \\d+ ms";
  }

  private String mainBuilt(int number) {
    return built("main", number);
  }

  /** Pushes, and answers the log of the green build. */
  private String built(String branch, int number) {
    shop.pushed(branch);
    shop.awaitBuild(number, "passed");
    return shop.log(number);
  }

  private void branch(String name, String file, String text) {
    shop.git().git("checkout", "-q", "-b", name);
    commit(file, text);
  }

  private void commit(String file, String text) {
    shop.git().file(file, text);
    shop.git().commit("Change " + file);
  }

  private List<Path> archives() throws IOException {
    try (Stream<Path> all = Files.list(settings.folder().resolve("caches").resolve(shop.name()))) {
      return all.toList();
    }
  }
}

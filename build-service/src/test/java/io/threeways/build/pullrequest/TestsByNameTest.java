package io.threeways.build.pullrequest;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.repository.ChangedFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestsByNameTest {

  @Test
  void aSourceIsTestedByAFileOfItsNameWhereverThatLies() {
    List<String> present =
        List.of(
            "src/main/java/shop/Money.java",
            "src/unit/java/shop/MoneyTest.java",
            "lib/price.py",
            "tests/test_price.py",
            "web/basket.ts",
            "web/basket.spec.ts",
            "cmd/pay.go",
            "cmd/pay_test.go");

    assertThat(
            TestsByName.untested(
                touched(
                    "src/main/java/shop/Money.java", "lib/price.py", "web/basket.ts", "cmd/pay.go"),
                present))
        .isEmpty();
  }

  @Test
  void aSourceWithoutOneIsNamed() {
    assertThat(
            TestsByName.untested(
                touched(
                    "src/main/java/shop/Shop.java", "README.md", "src/unit/java/shop/ATest.java"),
                List.of("src/main/java/shop/Shop.java", "src/unit/java/shop/ShoppingTest.java")))
        .containsExactly("src/main/java/shop/Shop.java");
  }

  @Test
  void whatIsDeletedNeedsNoTest() {
    assertThat(
            TestsByName.untested(
                List.of(new ChangedFile("a/Shop.java", ChangedFile.Kind.DELETED, 0, 9)), List.of()))
        .isEmpty();
  }

  @Test
  void aNameThatOnlyEndsLikeATestIsASource() {
    assertThat(TestsByName.untested(touched("a/Audit.java"), List.of("a/Audit.java")))
        .containsExactly("a/Audit.java");
  }

  private static List<ChangedFile> touched(String... paths) {
    return Arrays.stream(paths)
        .map(path -> new ChangedFile(path, ChangedFile.Kind.MODIFIED, 1, 1))
        .toList();
  }
}

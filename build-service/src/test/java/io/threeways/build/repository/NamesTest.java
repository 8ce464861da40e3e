package io.threeways.build.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threeways.build.artifact.Digest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"shop", "web-shop", "a1", "shop-2"})
  void repositoriesHaveNamesThatAreSafeEverywhere(String name) {
    assertThat(new RepositoryName(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "..", "a/b", "a%2fb", "Shop", "-a", "a-", "a--b", "a\nb", "a.git", "1a", "a\u0000"
      })
  void otherNamesOfRepositoriesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepositoryName(name))
        .withMessageContaining("a repository's name is")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u0000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"main", "feature/basket", "fix_1.2", "release/1.0+rc.1", "a@b"})
  void branchesHaveTheNamesThatPeopleGiveThem(String name) {
    assertThat(new BranchName(name).text()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "a..b", "/a", "a/", "a//b", "a b", "a\nb", "a.lock", "a.", "-a", ".a"})
  void otherNamesOfBranchesAreRefused(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new BranchName(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256:..", "sha256:0123", "md5:x", "../../etc/passwd"})
  void otherDigestsAreRefused(String digest) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Digest(digest));
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 10_000})
  void namesThatAreTooLongAreRefusedWithoutRepeatingThem(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RepositoryName("a".repeat(length)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BranchName("a".repeat(10_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }
}

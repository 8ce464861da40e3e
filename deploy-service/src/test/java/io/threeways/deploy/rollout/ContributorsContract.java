package io.threeways.deploy.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What every store of contributors promises. */
abstract class ContributorsContract {
  abstract Contributors contributors();

  @Test
  void everybodyWhoHadAHandInSomeChangesIsKnownOnce() {
    contributors().add("shop/1", List.of("ada", "Ada <ada@example.org>"));
    contributors().add("shop/1", List.of("ada"));
    contributors().add("shop/2", List.of("bob", "ada"));
    contributors().add("shop/3", List.of("eve"));

    assertThat(contributors().of(List.of("shop/1", "shop/2")))
        .containsExactlyInAnyOrder("Ada <ada@example.org>", "ada", "bob");
    assertThat(contributors().of(List.of())).isEmpty();
  }
}

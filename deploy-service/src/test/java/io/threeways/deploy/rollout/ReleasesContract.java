package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.environment.Place;
import org.junit.jupiter.api.Test;

/** What every store of releases promises. */
abstract class ReleasesContract {
  abstract Releases releases();

  @Test
  void changesAreTheUnionOfTheArtifactsBetween() {
    for (long number : new long[] {3, 1, 2, 4}) {
      releases().add(anArtifact(number, "healthy"));
    }

    assertThat(releases().changes(SHOP, "shop", 1, 3))
        .extracting(Change::id)
        .containsExactly("shop/2", "shop/3");
  }

  @Test
  void theNewestIsTheOneWithTheHighestNumber() {
    releases().add(anArtifact(7, "healthy"));
    releases().add(anArtifact(5, "healthy"));

    assertThat(releases().newest(SHOP, "shop")).contains(anArtifact(7, "healthy"));
  }

  @Test
  void addingTwiceHasTheEffectOfOnce() {
    releases().add(anArtifact(1, "healthy"));
    releases().add(anArtifact(1, "healthy"));

    assertThat(releases().changes(SHOP, "shop", 0, 1)).hasSize(1);
  }

  @Test
  void eachRepositoryCountsForItself() {
    Published other = Fixtures.from("storefront", anArtifact(2, "healthy"));
    releases().add(anArtifact(900, "healthy"));
    releases().add(anArtifact(2, "healthy"));
    releases().add(other);

    assertThat(releases().newest(SHOP, "storefront")).contains(other);
    assertThat(releases().changes(SHOP, "storefront", 0, 900))
        .extracting(Change::id)
        .containsExactly("storefront/2");
  }

  @Test
  void whatWasNeverPublishedIsNotFound() {
    assertThat(releases().find(new Place("other", "production"), "sha256:0")).isEmpty();
  }
}

package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.SHOP;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.environment.Place;
import org.junit.jupiter.api.Test;

/** What every store of places promises. */
abstract class PlacesContract {
  abstract Places places();

  @Test
  void aPlaceIsOfWhomeverCameFirst() {
    places().claim(SHOP, "shop");

    assertThat(places().claim(SHOP, "thief")).isEqualTo("shop");
    assertThat(places().claim(SHOP, "shop")).isEqualTo("shop");
    assertThat(places().claim(new Place("shop", "staging"), "thief")).isEqualTo("thief");
  }

  @Test
  void itIsOfWhomeverItWasGivenTo() {
    places().claim(SHOP, "shop");

    places().give(SHOP, "storefront", "ada");

    assertThat(places().claim(SHOP, "shop")).isEqualTo("storefront");
  }

  @Test
  void itCanBeGivenBeforeAnybodyCame() {
    places().give(SHOP, "storefront", "ada");

    assertThat(places().claim(SHOP, "thief")).isEqualTo("storefront");
  }

  @Test
  void whatWasTakenAwayIsNobodys() {
    places().claim(SHOP, "shop");

    places().remove(SHOP);

    assertThat(places().claim(SHOP, "storefront")).isEqualTo("storefront");
  }
}

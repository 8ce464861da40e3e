package io.threeways.learning.chain.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(3, 2);

  @Test
  void oneCallerLeavesPlacesToOthers() {
    assertThat(places.take("ada")).isTrue();
    assertThat(places.take("ada")).isTrue();

    assertThat(places.take("ada")).isFalse();
    assertThat(places.take("eve")).isTrue();
  }

  @Test
  void allTogetherHaveNoMoreThanThereAre() {
    assertThat(places.take("ada")).isTrue();
    assertThat(places.take("eve")).isTrue();
    assertThat(places.take("bob")).isTrue();

    assertThat(places.hasOneFor("dan")).isFalse();
    assertThat(places.take("dan")).isFalse();
  }

  @Test
  void whoLeavesMakesRoom() {
    assertThat(places.take("ada")).isTrue();
    assertThat(places.take("ada")).isTrue();

    places.leave("ada");

    assertThat(places.take("ada")).isTrue();
  }
}

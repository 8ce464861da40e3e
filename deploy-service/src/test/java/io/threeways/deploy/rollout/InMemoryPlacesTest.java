package io.threeways.deploy.rollout;

class InMemoryPlacesTest extends PlacesContract {
  private final InMemoryPlaces places = new InMemoryPlaces();

  @Override
  Places places() {
    return places;
  }
}

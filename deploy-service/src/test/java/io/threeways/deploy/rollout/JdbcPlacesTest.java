package io.threeways.deploy.rollout;

import io.threeways.deploy.rollout.store.JdbcPlaces;

class JdbcPlacesTest extends PlacesContract {
  private final JdbcPlaces places = new JdbcPlaces(Postgres.fresh().connections());

  @Override
  Places places() {
    return places;
  }
}

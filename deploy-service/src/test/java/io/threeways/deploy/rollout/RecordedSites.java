package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.Route;
import java.util.ArrayList;
import java.util.List;

/** Where requests were led, and which places were left. */
final class RecordedSites implements Sites {
  final List<Route> led = new ArrayList<>();
  final List<Place> left = new ArrayList<>();

  @Override
  public synchronized void lead(Route route, long epoch) {
    if (led.isEmpty() || !led.getLast().equals(route)) {
      led.add(route);
    }
  }

  @Override
  public synchronized void vacate(Place place) {
    left.add(place);
  }
}

package io.threeways.deploy.rollout;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.traffic.RouteAnnouncements;
import io.threeways.deploy.traffic.WrittenRoute;
import java.util.List;

/** What the gateways are told. */
record RecordedRoutes(List<WrittenRoute> announced, List<Place> withdrawn)
    implements RouteAnnouncements {
  @Override
  public void announce(WrittenRoute route) {
    announced.add(route);
  }

  @Override
  public void withdraw(Place place) {
    withdrawn.add(place);
  }
}

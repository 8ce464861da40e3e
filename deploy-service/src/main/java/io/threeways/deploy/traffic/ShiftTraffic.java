package io.threeways.deploy.traffic;

import io.threeways.deploy.environment.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** Writes a route when it says something new, or when a candidate's validity runs out. */
@ApplicationScoped
public class ShiftTraffic {
  private final Routes routes;
  private final RouteAnnouncements announcements;
  private final Validity validity;

  @Inject
  public ShiftTraffic(Routes routes, RouteAnnouncements announcements, Validity validity) {
    this.routes = routes;
    this.announcements = announcements;
    this.validity = validity;
  }

  /**
   * Joins the caller's transaction, which holds the lock of the place: so routes of one place are
   * written one after the other, and in the order of their versions.
   *
   * @param epoch of the place's lease
   */
  public void to(Route wanted, long epoch, Instant now) {
    Optional<WrittenRoute> last = routes.find(wanted.place());
    if (last.isPresent() && last.get().says(wanted) && lasts(last.get(), now)) {
      return;
    }
    WrittenRoute next =
        last.map(route -> route.next(wanted, epoch, now, validity.lasts()))
            .orElseGet(() -> WrittenRoute.first(wanted, epoch, now, validity.lasts()));
    routes.save(next);
    announcements.announce(next);
  }

  /** No request is led there any more; done when none is. Joins the caller's transaction. */
  public void away(Place place) {
    if (routes.find(place).isPresent()) {
      routes.remove(place);
      announcements.withdraw(place);
    }
  }

  private boolean lasts(WrittenRoute route, Instant now) {
    return route.lastsUntil(now.plus(validity.leftWhenRenewed()));
  }
}

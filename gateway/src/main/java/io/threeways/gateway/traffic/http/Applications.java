package io.threeways.gateway.traffic.http;

import io.threeways.gateway.traffic.Look;
import io.threeways.gateway.traffic.Look.ApplicationCounts;
import io.threeways.gateway.traffic.Looks;
import io.threeways.gateway.traffic.TallyLimits;
import io.threeways.gateway.traffic.TrafficSettings;
import io.threeways.routes.ApplicationRoute;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All routed applications by host name. On the event loop only, so that counters need no lock. */
final class Applications {
  private final Map<String, Application> byHost = new HashMap<>();
  private final TrafficSettings settings;
  private final TallyLimits limits;
  private final Looks looks;
  private final Clock clock;

  Applications(TrafficSettings settings, Looks looks, Clock clock) {
    this.settings = settings;
    this.limits = new TallyLimits(settings.keyLimit(), settings.stepLimit());
    this.looks = looks;
    this.clock = clock;
  }

  void change(ApplicationRoute route) {
    Application known = byHost.get(host(route));
    if (known == null) {
      byHost.put(host(route), new Application(route, limits, clock.instant()));
      return;
    }
    if (known.shiftsTo(route)) {
      publish(List.of(known));
    }
    known.change(route, clock.instant());
  }

  void remove(ApplicationRoute route) {
    Application known = byHost.remove(host(route));
    if (known != null) {
      publish(List.of(known));
    }
  }

  /** The end of a look of all applications. */
  void look() {
    Instant now = clock.instant();
    publish(List.copyOf(byHost.values()));
    for (Application application : byHost.values()) {
      application.tally().closeLooks();
      application.tally().forgetEndedBefore(now.minus(settings.lingerAfterRollout()));
    }
  }

  /**
   * @param host as the request says it, perhaps with a port
   * @return null when nothing is routed there
   */
  @Nullable Application find(String host) {
    int port = host.lastIndexOf(':');
    String name = port < 0 ? host : host.substring(0, port);
    Application application = byHost.get(name);
    if (application == null) {
      application = byHost.get(name.toLowerCase(Locale.ROOT));
    }
    if (application != null && application.lapses(clock.millis())) {
      publish(List.of(application));
      application.tally().closeLooks();
    }
    return application;
  }

  private void publish(List<Application> applications) {
    List<ApplicationCounts> counts = new ArrayList<>();
    applications.forEach(application -> counts.add(application.counts()));
    looks.publish(new Look(clock.instant(), counts));
  }

  private static String host(ApplicationRoute route) {
    return route.application() + "." + route.environment() + ".localhost";
  }
}

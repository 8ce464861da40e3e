package io.threeways.gateway.traffic.http;

import io.threeways.gateway.traffic.ApplicationTally;
import io.threeways.gateway.traffic.Arm;
import io.threeways.gateway.traffic.Look.ApplicationCounts;
import io.threeways.gateway.traffic.Split;
import io.threeways.gateway.traffic.TallyLimits;
import io.threeways.routes.ApplicationRoute;
import java.net.URI;
import java.time.Instant;

/** One routed application: its split, its counters, whose turn it is. On the event loop only. */
final class Application {
  private final ApplicationTally tally;
  private Split split;
  private int turn;
  private boolean lapsed;

  Application(ApplicationRoute route, TallyLimits limits, Instant now) {
    split = new Split(route);
    tally = new ApplicationTally(limits, now);
    tally.shift(split, now);
  }

  /**
   * @return whether weights change: then the counts so far are to be published first
   */
  boolean shiftsTo(ApplicationRoute next) {
    return split.shiftsTo(new Split(next));
  }

  void change(ApplicationRoute next, Instant now) {
    Split then = new Split(next);
    if (split.shiftsTo(then)) {
      tally.shift(then, now);
    }
    split = then;
    lapsed = false;
  }

  /**
   * @return whether the candidate's weight has just ended for want of renewal
   */
  boolean lapses(long nowMillis) {
    boolean over = split.hasLapsed(nowMillis);
    boolean justNow = over && !lapsed;
    lapsed = over;
    return justNow;
  }

  Split split() {
    return split;
  }

  /** The endpoints of an arm in turn; {@code attempt} counts those that were tried before. */
  URI endpoint(Arm arm, int attempt) {
    if (attempt == 0) {
      turn = (turn + 1) & Integer.MAX_VALUE;
    }
    return arm.endpoints().get((turn + attempt) % arm.endpoints().size());
  }

  ApplicationTally tally() {
    return tally;
  }

  ApplicationCounts counts() {
    ApplicationRoute route = split.route();
    return new ApplicationCounts(route.application(), route.environment(), tally.observe());
  }
}

package io.threeways.deploy.rollout;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Times at which nothing begins in an environment. Whoever has a reason may begin all the same.
 *
 * @param calendars by environment; none for one without such times
 */
public record FreezeGate(Map<String, Calendar> calendars) implements Gate {
  /**
   * @param zone whose clocks count
   */
  public record Calendar(ZoneId zone, List<FreezeWindow> windows) {
    public Calendar {
      windows = List.copyOf(windows);
    }

    /** When it is over, if it is on; windows that meet are one. */
    Optional<ZonedDateTime> end(Instant now) {
      ZonedDateTime moment = now.atZone(zone);
      // Each window at most once in a row: a week that is frozen altogether never opens.
      for (int i = 0; i <= windows.size(); i++) {
        ZonedDateTime at = moment;
        Optional<ZonedDateTime> end =
            windows.stream()
                .flatMap(window -> window.end(at).stream())
                .max(Comparator.naturalOrder());
        if (end.isEmpty()) {
          break;
        }
        moment = end.get();
      }
      return Optional.of(moment).filter(end -> end.toInstant().isAfter(now));
    }
  }

  public FreezeGate {
    calendars = Map.copyOf(calendars);
  }

  @Override
  public String word() {
    return "freeze";
  }

  @Override
  public Optional<Hold> hold(Application application, Deployment waiting, Instant now) {
    String environment = waiting.place().environment();
    return Optional.ofNullable(calendars.get(environment))
        .flatMap(calendar -> calendar.end(now))
        .map(
            end ->
                new Hold(
                    word(),
                    "%s is frozen until %s (%s): threeways deploy override %s --gate freeze --reason …"
                        .formatted(environment, end.toLocalDateTime(), end.getZone(), waiting.id()),
                    end.toInstant()));
  }

  @Override
  public Optional<String> objection(Application application, Deployment waiting, String user) {
    return Optional.empty();
  }
}

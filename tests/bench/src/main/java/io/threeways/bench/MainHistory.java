package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.events.AndonEvent;
import io.threeways.events.BuildEvent;
import io.threeways.events.EventCodec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The moves of a repository's main and of its cord, in the order in which they committed: they are
 * numbered under the lock that both take.
 *
 * @param taken pushes
 * @param takenWhilePulled those of them that committed after the cord's row and before its release
 * @param pulls of the cord
 */
record MainHistory(long taken, long takenWhilePulled, long pulls) {
  private static final List<String> TOPICS =
      List.of(
          "repository-created",
          "branch-created",
          "change-pushed",
          "andon-pulled",
          "andon-released");

  private static final Patience LOGGED =
      new Patience(Duration.ofMinutes(1), Duration.ofMillis(500));

  /**
   * As learning-service has logged it, once that is all there.
   *
   * @param position of the log before the repository was created
   * @param moves of main and the cord that somebody saw
   * @throws IOException when one of them is not logged in time
   */
  static MainHistory of(Installation installation, String repository, long position, long moves)
      throws IOException, InterruptedException {
    return of(
        LOGGED.await(
            "log of %d moves".formatted(moves),
            () -> {
              SortedMap<Long, BuildEvent> events = logged(installation, repository, position);
              // The repository's and its main's beginnings are no moves; nothing is missing
              // between.
              return events.size() == moves + 2 && events.lastKey() == events.size()
                  ? Optional.of(events)
                  : Optional.empty();
            }));
  }

  static MainHistory of(SortedMap<Long, BuildEvent> events) {
    long taken = 0;
    long takenWhilePulled = 0;
    long pulls = 0;
    boolean pulled = false;
    for (BuildEvent event : events.values()) {
      switch (event) {
        case AndonEvent.AndonPulled _ -> {
          pulled = true;
          pulls++;
        }
        case AndonEvent.AndonReleased _ -> pulled = false;
        case BuildEvent.ChangePushed _ -> {
          taken++;
          takenWhilePulled += pulled ? 1 : 0;
        }
        default -> {}
      }
    }
    return new MainHistory(taken, takenWhilePulled, pulls);
  }

  /** Where the log ends now. */
  static long position(Installation installation) throws IOException, InterruptedException {
    return installation.get("/api/learning/events?latest=1").path("position").asLong();
  }

  private static SortedMap<Long, BuildEvent> logged(
      Installation installation, String repository, long position)
      throws IOException, InterruptedException {
    EventCodec codec = new EventCodec();
    SortedMap<Long, BuildEvent> events = new TreeMap<>();
    for (String topic : TOPICS) {
      long after = position;
      JsonNode page;
      do {
        page =
            installation.get(
                "/api/learning/events?limit=1000&topic=%s&after=%d".formatted(topic, after));
        after = page.path("position").asLong();
        for (JsonNode logged : page.path("events")) {
          BuildEvent event = decoded(codec, logged.path("event"));
          if (event.repository().equals(repository)) {
            events.put(event.envelope().sequence(), event);
          }
        }
      } while (!page.path("events").isEmpty());
    }
    return events;
  }

  private static BuildEvent decoded(EventCodec codec, JsonNode document) throws IOException {
    try {
      return codec.decode(BuildEvent.class, document.toString().getBytes(StandardCharsets.UTF_8));
    } catch (Exception e) {
      throw new IOException("the log has what we cannot read: " + document, e);
    }
  }
}

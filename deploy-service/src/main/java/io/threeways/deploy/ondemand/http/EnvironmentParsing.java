package io.threeways.deploy.ondemand.http;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.ondemand.Wish;
import io.threeways.deploy.rollout.Ids;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Release;
import io.threeways.deploy.rollout.Releases;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Texts become values here, or problems that say where. */
@ApplicationScoped
class EnvironmentParsing {
  private static final String PRODUCTION = "production";
  private static final int SHORT = 6;
  private static final Pattern DIGEST = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final String SHAPE =
      "Send {\"application\", \"artifact\"} and, if you like, name, like, time.";

  private final Releases releases;
  private final Ids ids;

  EnvironmentParsing(Releases releases, Ids ids) {
    this.releases = releases;
    this.ids = ids;
  }

  Wish wish(@Nullable EnvironmentRequest request, String user) {
    if (request == null) {
      throw EnvironmentProblems.malformed("", SHAPE);
    }
    String application = required("/application", request.application());
    String digest = required("/artifact", request.artifact());
    if (!DIGEST.matcher(digest).matches()) {
      throw EnvironmentProblems.malformed(
          "/artifact", "An artifact is named by sha256: and 64 hex digits.");
    }
    Place like = place(application, request.like() == null ? PRODUCTION : request.like());
    Place place = place(application, request.name() == null ? madeUp(application) : request.name());
    Published published =
        releases
            .find(like, digest)
            .orElseThrow(
                () ->
                    EnvironmentProblems.malformed(
                        "/artifact",
                        "No artifact %s was published for %s. GET /api/deploy/deployments names those that were."
                            .formatted(digest, like)));
    return wish(published, place, like, time(request.time()), user);
  }

  private static Wish wish(
      Published published, Place place, Place like, @Nullable Duration time, String user) {
    Release release = published.release();
    String build = release.artifact().build();
    return new Wish(
        place.environment(),
        place.application(),
        build.substring(0, Math.max(0, build.indexOf('/'))),
        null,
        user,
        release.artifact(),
        List.of(),
        like.environment(),
        release.plan(),
        time,
        published.event(),
        published.chain());
  }

  Duration required(@Nullable ExtensionRequest request) {
    Duration time = request == null ? null : time(request.time());
    if (time == null) {
      throw EnvironmentProblems.malformed("/time", "time is missing, for example PT1H.");
    }
    return time;
  }

  private String madeUp(String application) {
    String id = ids.next().toString();
    return application + "-" + id.substring(id.length() - SHORT);
  }

  private static Place place(String application, String environment) {
    try {
      return new Place(application, environment);
    } catch (IllegalArgumentException e) {
      throw EnvironmentProblems.malformed("", String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable Duration time(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      Duration time = Duration.parse(text);
      if (!time.isPositive()) {
        throw EnvironmentProblems.malformed("/time", "time is longer than nothing.");
      }
      return time;
    } catch (DateTimeParseException e) {
      throw EnvironmentProblems.malformed("/time", "time is an ISO 8601 duration such as PT1H.");
    }
  }

  private static String required(String pointer, @Nullable String value) {
    if (value == null) {
      throw EnvironmentProblems.malformed(pointer, pointer.substring(1) + " is missing.");
    }
    return value;
  }
}

package io.threeways.telemetry.metric.http;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.threeways.identity.Roles;
import io.threeways.problem.Problem;
import io.threeways.telemetry.metric.Answer;
import io.threeways.telemetry.metric.AskMetric;
import io.threeways.telemetry.metric.Question;
import io.threeways.telemetry.metric.Refusal;
import io.threeways.telemetry.metric.Samples;
import io.threeways.telemetry.metric.Selection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** {@code /api/telemetry}: how metrics went. */
@Path("/api/telemetry")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.VIEWER)
@RunOnVirtualThread
public class QueryResource {
  private static final Duration USUAL_LENGTH = Duration.ofMinutes(15);
  private static final Duration USUAL_STEP = Duration.ofSeconds(10);

  private final AskMetric asking;
  private final Samples samples;
  private final Clock clock;

  @Inject
  QueryResource(AskMetric asking, Samples samples, @Identifier("telemetry") Clock clock) {
    this.asking = asking;
    this.samples = samples;
    this.clock = clock;
  }

  /**
   * @param from ISO 8601; a quarter of an hour before {@code to} when it is left out
   * @param step ISO 8601 duration
   */
  @GET
  @Path("/query")
  public Answer query(
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("application") @Nullable String application,
      @QueryParam("environment") @Nullable String environment,
      @QueryParam("version") @Nullable String version,
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("step") @Nullable String step) {
    if (metric == null || metric.isBlank()) {
      throw wrong("'metric' is missing: for example metric=threeways.gateway.requests");
    }
    Map<String, String> attributes = new TreeMap<>();
    put(attributes, "application", application);
    put(attributes, "environment", environment);
    put(attributes, "version", version);
    try {
      Instant end = to == null ? clock.instant() : Instant.parse(to);
      Instant begin = from == null ? end.minus(USUAL_LENGTH) : Instant.parse(from);
      Duration slot = step == null ? USUAL_STEP : Duration.parse(step);
      return asking.ask(new Question(new Selection(metric, attributes), begin, end, slot));
    } catch (DateTimeException | IllegalArgumentException | ArithmeticException e) {
      throw wrong(
          "%s. Times are ISO 8601 (2026-01-02T03:04:05Z), 'step' is a duration (PT10S)."
              .formatted(e.getMessage()));
    } catch (AskMetric.TooMuch e) {
      throw Problem.of("telemetry", "query-too-large", 422, "The answer would be too large")
          .detail(e.detail())
          .exception(e);
    }
  }

  /** How many points were dropped, by reason. */
  @GET
  @Path("/refused")
  public Map<Refusal, Long> refused() {
    return samples.refused();
  }

  private static void put(Map<String, String> attributes, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      attributes.put(name, value);
    }
  }

  private static RuntimeException wrong(String detail) {
    return Problem.of("telemetry", "wrong-query", 400, "The query cannot be understood")
        .detail(detail)
        .exception();
  }
}

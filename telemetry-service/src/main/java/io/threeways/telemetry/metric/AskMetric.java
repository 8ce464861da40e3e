package io.threeways.telemetry.metric;

import io.threeways.telemetry.metric.Answer.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Answers how a metric went: rates of sums, quantiles of histograms, values of gauges. */
@ApplicationScoped
public class AskMetric {
  /** Given in the question, or without meaning for a line over time. */
  private static final Set<String> NOT_OF_A_LINE =
      Set.of("application", "environment", "deployment", "step");

  /** A series that is observed less often than this has no rate. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(1);

  private final Samples samples;
  private final QueryLimits limits;

  @Inject
  public AskMetric(Samples samples, QueryLimits limits) {
    this.samples = samples;
    this.limits = limits;
  }

  /**
   * @throws TooMuch when the answer would cost more than it may
   */
  public Answer ask(Question question) throws TooMuch {
    if (question.slots() > limits.slots()) {
      throw new TooMuch(
          "%d slots; at most %d. Ask for a longer step or a shorter time."
              .formatted(question.slots(), limits.slots()));
    }
    List<Point> points =
        samples.find(
            question.selection(), question.from().minus(LOOK_BACK), question.to(), limits.points());
    if (points.size() > limits.points()) {
      throw new TooMuch(
          "more than %d points. Ask for a shorter time, or name a version."
              .formatted(limits.points()));
    }
    return new Answer(lines(question, points));
  }

  private List<Line> lines(Question question, List<Point> points) {
    Map<Map<String, String>, List<Point>> byLine =
        points.stream()
            .collect(
                Collectors.groupingBy(
                    point -> ofLine(point.series()), LinkedHashMap::new, Collectors.toList()));
    return byLine.entrySet().stream()
        .map(entry -> new LineOverTime(question, entry.getValue()).line(entry.getKey()))
        .filter(line -> !line.slots().isEmpty())
        .toList();
  }

  private static Map<String, String> ofLine(Series series) {
    Map<String, String> attributes = new TreeMap<>(series.attributes());
    attributes.keySet().removeAll(NOT_OF_A_LINE);
    return attributes;
  }

  /** The question costs more than it may. */
  public static final class TooMuch extends Exception {
    private static final long serialVersionUID = 1L;

    private final String detail;

    TooMuch(String detail) {
      super(detail);
      this.detail = detail;
    }

    /** What to ask instead. */
    public String detail() {
      return detail;
    }
  }
}

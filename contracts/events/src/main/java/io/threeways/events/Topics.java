package io.threeways.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Every topic of the product, declared once. Whoever starts brokers creates them from here;
 * auto-creation may be off.
 */
public final class Topics {
  /** OTLP metrics; not CDEvents. */
  public static final String METRIC_OBSERVED = "metric-observed";

  /** CDEvents of producers outside. */
  public static final String EVENTS_RECEIVED = "events-received";

  /** The gateways' route table, compacted. */
  public static final String GATEWAY_ROUTES = "gateway-routes";

  /** Enough for a few processes of one service to share the work. */
  private static final int EVENT_PARTITIONS = 3;

  /** Samples are stored on arrival; the topic only bridges a service that is away. */
  private static final Duration METRIC_RETENTION = Duration.ofDays(1);

  /** Long enough for somebody to look, mend and redrive. */
  private static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(30);

  private static final String DEAD_LETTER_SUFFIX = "-dlq";

  private Topics() {}

  /** How long a topic keeps its records. */
  public sealed interface Retention {
    /** The chain is rebuilt from these. */
    record Forever() implements Retention {}

    /** Until they are this old. */
    record During(Duration age) implements Retention {}

    /** The last value of each key. */
    record Compacted() implements Retention {}
  }

  /**
   * @param name kebab-case
   * @param partitions at creation
   * @param retention how long records stay
   */
  public record Declaration(String name, int partitions, Retention retention) {}

  /** All topics, dead-letter topics included. */
  public static List<Declaration> all() {
    List<Declaration> topics = new ArrayList<>();
    for (String name : ofEvents()) {
      topics.add(new Declaration(name, EVENT_PARTITIONS, new Retention.Forever()));
    }
    topics.add(new Declaration(EVENTS_RECEIVED, EVENT_PARTITIONS, new Retention.Forever()));
    topics.add(
        new Declaration(METRIC_OBSERVED, EVENT_PARTITIONS, new Retention.During(METRIC_RETENTION)));
    List<Declaration> read = List.copyOf(topics);
    for (Declaration topic : read) {
      topics.add(
          new Declaration(
              deadLetters(topic.name()), 1, new Retention.During(DEAD_LETTER_RETENTION)));
    }
    topics.add(new Declaration(GATEWAY_ROUTES, 1, new Retention.Compacted()));
    return List.copyOf(topics);
  }

  /** The topics of the published events, in the order of the catalogue. */
  public static List<String> ofEvents() {
    return EventForms.records(Event.class)
        .map(record -> Objects.requireNonNull(record.getAnnotation(Topic.class)).value())
        .toList();
  }

  /** Where a consumer puts what it cannot decode or is refused. */
  public static String deadLetters(String topic) {
    return topic + DEAD_LETTER_SUFFIX;
  }
}

package io.threeways.observability;

import io.opentelemetry.api.baggage.Baggage;
import io.opentelemetry.api.baggage.propagation.W3CBaggagePropagator;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Which chain of events the current work belongs to: what is logged within has it as {@code
 * chainId}, every span as {@code threeways.chain.id}. Belongs to the thread, virtual or not.
 */
public final class Chain {
  /** The key of log records. */
  public static final String LOG_KEY = "chainId";

  /** The attribute of spans, and the name under which it travels as W3C baggage. */
  static final String ATTRIBUTE = "threeways.chain.id";

  private static final TextMapPropagator PROPAGATOR =
      TextMapPropagator.composite(
          W3CTraceContextPropagator.getInstance(), W3CBaggagePropagator.getInstance());

  private Chain() {}

  /** Runs work that belongs to a chain; what held before holds again afterwards. */
  public static void within(UUID chainId, Runnable work) {
    try (Scope within = enter(chainId)) {
      work.run();
    }
  }

  /**
   * Runs work that belongs to a chain; what held before holds again afterwards.
   *
   * @throws Exception what the work throws
   */
  public static <T> T callWithin(UUID chainId, Callable<T> work) throws Exception {
    try (Scope within = enter(chainId)) {
      return work.call();
    }
  }

  /** The chain of the current work; also one that came with a request. */
  public static Optional<UUID> current() {
    return Optional.ofNullable(Baggage.current().getEntryValue(ATTRIBUTE)).map(UUID::fromString);
  }

  /**
   * The current trace and chain as headers ({@code traceparent}, {@code baggage}; W3C Trace Context
   * and Baggage), for a message that leaves later, by an outbox. Empty when there is none.
   */
  public static Map<String, String> headers() {
    Map<String, String> headers = new HashMap<>();
    PROPAGATOR.inject(Context.current(), headers, Chain::put);
    return headers;
  }

  private static void put(@Nullable Map<String, String> headers, String name, String value) {
    if (headers != null) {
      headers.put(name, value);
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // Closed by the scope that is returned.
  private static Scope enter(UUID chainId) {
    String id = chainId.toString();
    Span.current().setAttribute(ATTRIBUTE, id);
    Object before = MDC.get(LOG_KEY);
    Scope context =
        Context.current()
            .with(Baggage.current().toBuilder().put(ATTRIBUTE, id).build())
            .makeCurrent();
    MDC.put(LOG_KEY, id);
    return () -> {
      context.close();
      if (before == null) {
        MDC.remove(LOG_KEY);
      } else {
        MDC.put(LOG_KEY, before);
      }
    };
  }
}

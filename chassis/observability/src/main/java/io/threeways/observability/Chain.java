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
import java.util.function.Supplier;
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

  /** Runs work that belongs to a chain and has a result. */
  public static <T> T getWithin(UUID chainId, Supplier<T> work) {
    try (Scope within = enter(chainId)) {
      return work.get();
    }
  }

  /** The same work for another thread, within the chain of this one, if there is one. */
  public static Runnable carried(Runnable work) {
    return current().<Runnable>map(chainId -> () -> within(chainId, work)).orElse(work);
  }

  /** The chain of the current work; also one that came with a request. */
  public static Optional<UUID> current() {
    return of(Context.current());
  }

  /** Baggage may come from anybody: what is no id of a chain is none. */
  static Optional<UUID> of(Context context) {
    String id = Baggage.fromContext(context).getEntryValue(ATTRIBUTE);
    try {
      return Optional.ofNullable(id).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Adds the current trace and the chain of a message that leaves later, by an outbox ({@code
   * traceparent}, {@code baggage}; W3C Trace Context and Baggage), so that whoever handles it goes
   * on with both. The current span belongs to that chain from here on.
   *
   * @param chainId of the message, which may begin a chain of its own
   * @param headers that it has already
   */
  public static Map<String, String> stamped(UUID chainId, Map<String, String> headers) {
    Map<String, String> stamped = new HashMap<>(headers);
    within(chainId, () -> PROPAGATOR.inject(Context.current(), stamped, Chain::put));
    return stamped;
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

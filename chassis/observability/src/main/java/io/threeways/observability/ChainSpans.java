package io.threeways.observability;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;

/** Every span that begins within a chain says which. */
@ApplicationScoped
public class ChainSpans implements SpanProcessor {
  @Override
  public void onStart(Context parent, ReadWriteSpan span) {
    Chain.of(parent).ifPresent(chain -> span.setAttribute(Chain.ATTRIBUTE, chain.toString()));
  }

  @Override
  public boolean isStartRequired() {
    return true;
  }

  @Override
  public void onEnd(ReadableSpan span) {
    // What it says was said at its start.
  }

  @Override
  public boolean isEndRequired() {
    return false;
  }
}

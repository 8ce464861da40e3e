package io.threeways.gateway.forward;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/** A body that fails with {@link BodyTooLarge} when more comes than is allowed. */
final class BoundedBody implements ReadStream<Buffer> {
  private final ReadStream<Buffer> body;
  private final long limit;
  private @Nullable Handler<Throwable> failures;
  private long seen;

  BoundedBody(ReadStream<Buffer> body, long limit) {
    this.body = body;
    this.limit = limit;
  }

  @Override
  public ReadStream<Buffer> handler(@Nullable Handler<Buffer> handler) {
    body.handler(handler == null ? null : buffer -> take(buffer, handler));
    return this;
  }

  private void take(Buffer buffer, Handler<Buffer> handler) {
    boolean fitted = seen <= limit;
    seen += buffer.length();
    if (seen <= limit) {
      handler.handle(buffer);
    } else if (fitted && failures != null) {
      failures.handle(new BodyTooLarge(limit));
    }
  }

  @Override
  public ReadStream<Buffer> exceptionHandler(@Nullable Handler<Throwable> handler) {
    failures = handler;
    body.exceptionHandler(handler);
    return this;
  }

  @Override
  public ReadStream<Buffer> pause() {
    body.pause();
    return this;
  }

  @Override
  public ReadStream<Buffer> resume() {
    body.resume();
    return this;
  }

  @Override
  public ReadStream<Buffer> fetch(long amount) {
    body.fetch(amount);
    return this;
  }

  @Override
  public ReadStream<Buffer> endHandler(@Nullable Handler<Void> handler) {
    body.endHandler(handler);
    return this;
  }
}

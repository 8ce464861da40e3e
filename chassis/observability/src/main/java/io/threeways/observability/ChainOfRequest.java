package io.threeways.observability;

import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** What is logged while a request is answered has the chain that the caller named. */
final class ChainOfRequest {
  /** Ends with the request, whose context holds the log's keys. */
  @ServerRequestFilter
  void begin() {
    Chain.current().ifPresent(chain -> MDC.put(Chain.LOG_KEY, chain.toString()));
  }
}

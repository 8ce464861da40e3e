package io.threeways.gateway.traffic;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** The application listener and what it counts. */
@ConfigMapping(prefix = "threeways.gateway.application")
public interface TrafficSettings {
  @WithDefault("127.0.0.1")
  String host();

  /** 0 takes a free one. */
  @WithDefault("8000")
  int port();

  /** Connections to one server of an application; more requests wait for one. */
  @WithDefault("256")
  int connectionsPerEndpoint();

  /** Requests that wait for a connection; the next one is answered with 503. */
  @WithDefault("4096")
  int waitingPerEndpoint();

  /** A server on the same network answers a connect at once, or is not there. */
  @WithDefault("2s")
  Duration connectTimeout();

  /** Silence after which an answer is given up; a stream that says nothing sends comments. */
  @WithDefault("60s")
  Duration idleTimeout();

  /**
   * Silence after which a connection to a server is closed, before the server does it: a request
   * that meets a closing connection has no answer, and only some may be sent again. Node.js and
   * uvicorn close after 5 s, Tomcat after 20 s, the JDK's server after 30 s.
   */
  @WithDefault("4s")
  Duration keepAlive();

  /** Bytes of all headers; what nginx allows by default. */
  @WithDefault("32768")
  int maxHeaderSize();

  /** Bytes of a request's first line. */
  @WithDefault("8192")
  int maxRequestLine();

  /** Sticky keys that are remembered for a rollout, about 100 bytes each. */
  @WithDefault("100000")
  int keyLimit();

  /**
   * Changes of weights whose counts are kept apart; a look grows with them, and must fit a record.
   */
  @WithDefault("64")
  int stepLimit();

  /** How often counts are published; the shortest look of a verdict. */
  @WithDefault("1s")
  Duration publishEvery();

  /** How long the counts of an ended rollout go on being published, for a reader that was away. */
  @WithDefault("60s")
  Duration lingerAfterRollout();
}

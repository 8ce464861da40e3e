package io.threeways.testkit;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Keeps a broker's 1,400 lines a start out of a test's output. */
final class BrokerLog {
  /**
   * What {@code quarkus.log.category} must name too: it overrides this when an application starts.
   */
  static final List<String> CATEGORIES =
      List.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky");

  /**
   * Held here: loggers that nobody holds forget their level. In an application its configuration
   * says the same ({@code META-INF/microprofile-config.properties}).
   */
  private static final List<Logger> QUIET =
      Stream.of("org.apache.kafka", "kafka", "state.change.logger", "io.zonky")
          .map(Logger::getLogger)
          .toList();

  private BrokerLog() {}

  static void quieten() {
    QUIET.forEach(logger -> logger.setLevel(Level.WARNING));
  }
}

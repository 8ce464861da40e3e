package io.threeways.events;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Ids of events and chains: UUIDv7 (RFC 9562), so that their order is about the order in time. */
public final class EventIds {
  private static final TimeBasedEpochRandomGenerator GENERATOR =
      Generators.timeBasedEpochRandomGenerator();

  private EventIds() {}

  public static UUID next() {
    return GENERATOR.generate();
  }
}

package io.threeways.events;

/**
 * A fact that a service publishes. The permitted records are the catalogue: one record, one topic,
 * one schema, one committed example.
 */
public sealed interface Event permits BuildEvent, DeployEvent, TelemetryEvent, LearningEvent {

  Envelope envelope();

  /** The Kafka key: events of one key keep their order. */
  String key();
}

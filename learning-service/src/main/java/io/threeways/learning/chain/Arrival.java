package io.threeways.learning.chain;

/**
 * Where an event came from: its place in Kafka.
 *
 * @param topic that carried it
 * @param partition of the topic
 * @param offset in the partition
 */
public record Arrival(String topic, int partition, long offset) {}

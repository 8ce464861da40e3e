package io.threeways.architecture.violations.build.run;

import org.apache.kafka.clients.producer.ProducerRecord;

/** Speaks Kafka from a feature's root. */
record MessagingInTheRoot(ProducerRecord<String, String> record) {}

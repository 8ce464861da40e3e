package io.threeways.learning.chain.kafka;

import io.smallrye.common.annotation.Identifier;
import io.threeways.events.MalformedEvent;
import io.threeways.events.Topics;
import io.threeways.learning.chain.ChainEvent;
import io.threeways.learning.chain.Replay;
import io.threeways.learning.kafka.LearningMessaging;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/** All chain topics from their start, by a consumer without a group. */
@ApplicationScoped
class KafkaReplay implements Replay {
  private static final Logger LOG = Logger.getLogger(KafkaReplay.class);

  /** How long one fetch may wait for brokers that have more. */
  private static final Duration POLL = Duration.ofSeconds(1);

  private final Map<String, Object> kafka;
  private final EventReader reader;

  KafkaReplay(@Identifier(LearningMessaging.WORD) Map<String, Object> kafka, EventReader reader) {
    this.kafka = kafka;
    this.reader = reader;
  }

  /** The topics whose events the chain is made of. */
  static List<String> topics() {
    return Stream.concat(Topics.ofEvents().stream(), Stream.of(Topics.EVENTS_RECEIVED)).toList();
  }

  @Override
  public long everything(Consumer<ChainEvent> events) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(consumer);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return readTo(consumer.endOffsets(partitions), consumer, events);
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    var known = consumer.listTopics();
    for (String topic : topics()) {
      known
          .getOrDefault(topic, List.of())
          .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }

  private long readTo(
      Map<TopicPartition, Long> ends,
      KafkaConsumer<String, byte[]> consumer,
      Consumer<ChainEvent> events) {
    long skipped = 0;
    while (!hasReached(ends, consumer)) {
      for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.getOrDefault(partition, 0L) && !read(record, events)) {
          skipped++;
        }
      }
    }
    return skipped;
  }

  private static boolean hasReached(
      Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer) {
    Collection<Map.Entry<TopicPartition, Long>> all = ends.entrySet();
    return all.stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private boolean read(ConsumerRecord<String, byte[]> record, Consumer<ChainEvent> events) {
    try {
      events.accept(reader.read(record));
      return true;
    } catch (MalformedEvent e) {
      LOG.infof(
          "%s-%d@%d is no event and stays a dead letter: %s",
          record.topic(), record.partition(), record.offset(), e.getMessage());
      return false;
    }
  }
}

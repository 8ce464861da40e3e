package io.threeways.deploy.configuration.kafka;

import io.threeways.events.BuildEvent.BuildPassed;
import io.threeways.events.BuildEvent.ChangePushed;
import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.EnvironmentConfiguration;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.EventIds;
import io.threeways.events.PullRequestEvent.ChangeMerged;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Pushes to a repository that describes an environment, and their builds, as events. */
public final class Pushes implements AutoCloseable {
  private static final URI FILES = URI.create("http://127.0.0.1:9/files");

  private final KafkaProducer<String, byte[]> producer;
  private final EventCodec codec = new EventCodec();
  private final String repository;
  private final String environment;
  private final UUID chain = EventIds.next();

  public Pushes(Map<String, Object> kafka, String repository, String environment) {
    this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    this.repository = repository;
    this.environment = environment;
  }

  public String commit(int number) {
    return "%040x".formatted((long) repository.hashCode() * 31 + number).substring(0, 40);
  }

  public void pushed(int number, String branch) {
    send(
        new ChangePushed(
            envelope(number),
            repository,
            branch,
            repository + "/" + number,
            commit(number),
            null,
            1,
            "Configure " + environment,
            "Ada <ada@example.org>",
            "ada",
            FILES,
            configurations()));
  }

  /** The merge queue lands it. */
  public void merged(int number) {
    String change = repository + "/" + number;
    send(
        new ChangeMerged(
            envelope(number),
            repository,
            change,
            "main",
            commit(number),
            commit(number),
            change,
            "ada",
            List.of(change),
            FILES,
            configurations()));
  }

  private List<EnvironmentConfiguration> configurations() {
    return List.of(new EnvironmentConfiguration(environment, "ansible", "site.yml"));
  }

  public void passed(int number) {
    send(
        new BuildPassed(
            envelope(number),
            repository + "/" + number,
            repository,
            "main",
            repository + "/" + number,
            commit(number),
            Duration.ofSeconds(1)));
  }

  private void send(Event event) {
    EncodedEvent encoded = codec.encode(event);
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(encoded.topic(), encoded.key(), encoded.value());
    encoded
        .headers()
        .forEach(
            (name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    producer.send(record);
    producer.flush();
  }

  private Envelope envelope(long sequence) {
    return new Envelope(
        EventIds.next(),
        URI.create("/threeways/build"),
        Instant.now(),
        chain,
        repository,
        sequence,
        List.of());
  }

  @Override
  public void close() {
    producer.close();
  }
}

package io.threeways.deploy.rollout.kafka;

import static org.awaitility.Awaitility.await;

import io.threeways.deploy.rollout.agent.LocalAgent;
import io.threeways.events.AndonEvent.AndonPulled;
import io.threeways.events.AndonEvent.AndonReleased;
import io.threeways.events.BuildEvent.ArtifactPublished;
import io.threeways.events.CarriedChange;
import io.threeways.events.Decision;
import io.threeways.events.DeployEvent;
import io.threeways.events.DeploymentPlan;
import io.threeways.events.EncodedEvent;
import io.threeways.events.Envelope;
import io.threeways.events.Event;
import io.threeways.events.EventCodec;
import io.threeways.events.EventIds;
import io.threeways.events.Evidence;
import io.threeways.events.TelemetryEvent.DeployJudged;
import io.threeways.routes.ApplicationRoute;
import io.threeways.routes.RouteCodec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What build- and telemetry-service would say about one application, and what is answered. */
public final class Conversation implements AutoCloseable {
  private static final List<String> TOPICS =
      List.of(
          "environment-created",
          "deploy-started",
          "traffic-shifted",
          "deploy-finished",
          "deploy-failed",
          "deploy-rolled-back",
          ApplicationRoute.TOPIC);

  private final KafkaProducer<String, byte[]> producer;
  private final KafkaConsumer<String, byte[]> consumer;
  private final EventCodec codec = new EventCodec();
  private final String application;
  private final LocalAgent agent;
  private final List<ApplicationRoute> routes = new ArrayList<>();
  private final List<DeployEvent.OfDeployment> events = new ArrayList<>();

  public Conversation(Map<String, Object> kafka, String application, LocalAgent agent) {
    this.producer = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("group.id", "conversation-" + UUID.randomUUID());
    settings.put("auto.offset.reset", "earliest");
    settings.put("metadata.max.age.ms", "500");
    this.consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    this.consumer.subscribe(TOPICS);
    this.application = application;
    this.agent = agent;
  }

  /** Build {@code number} left an artifact whose servers do as the command says. */
  public void publish(long number, String command) {
    UUID chain = EventIds.next();
    Envelope envelope = envelope("build", chain, number);
    send(
        new ArtifactPublished(
            envelope,
            "pkg:generic/" + application + "@" + number,
            application,
            "main",
            "%040x".formatted(number),
            application + "/" + number,
            number,
            "sha256:%064x".formatted(number),
            9,
            agent.download(number),
            List.of(
                new CarriedChange(
                    application + "/" + number,
                    chain,
                    EventIds.next(),
                    "%040x".formatted(number),
                    "Change " + number,
                    "Ada <ada@example.org>")),
            plan(command)));
  }

  /** The cord of the application's main; {@code sequence} orders pulls and releases. */
  public void pullCord(long sequence) {
    send(
        new AndonPulled(
            envelope("build", EventIds.next(), sequence),
            application,
            "main",
            "%040x".formatted(1),
            application + "/1",
            application + "/1",
            null,
            "bob",
            "CartTest.adds failed",
            null));
  }

  public void releaseCord(long sequence) {
    send(
        new AndonReleased(
            envelope("build", EventIds.next(), sequence),
            application,
            "main",
            null,
            null,
            "bob",
            "it was nothing",
            Duration.ofMinutes(1)));
  }

  /** The verdict over one step. */
  public UUID judge(String deployment, int step, Decision decision) {
    Envelope envelope = envelope("telemetry", EventIds.next(), step);
    DeployJudged event =
        new DeployJudged(
            envelope,
            UUID.fromString(deployment),
            application,
            "production",
            step,
            step - 1,
            decision,
            "evidence of errors",
            "errors",
            Duration.ofSeconds(5),
            evidence());
    send(event);
    send(event);
    return envelope.id();
  }

  /** None in particular: nothing here looks into it. */
  private static Evidence evidence() {
    return new Evidence(
        new Evidence.Parameters(0.01, 0.05, 1.25, 0.01, 5, 0.01, 20),
        new Evidence.StepProgress(5, Duration.ofSeconds(5), Duration.ofSeconds(5), false),
        new Evidence.Circumstances(false, false, null, null),
        5,
        List.of(),
        List.of(),
        0);
  }

  /** Topics of the events about a deployment so far, in their order, each event once. */
  public List<String> heard(String deployment) {
    listen();
    return events.stream()
        .filter(event -> event.deployment().toString().equals(deployment))
        .sorted(Comparator.comparing(event -> event.envelope().sequence()))
        .map(event -> codec.encode(event).topic())
        .toList();
  }

  public ApplicationRoute lastRoute() {
    listen();
    return routes.getLast();
  }

  /** Until nothing more comes. */
  private void listen() {
    await()
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(60))
        .during(Duration.ofSeconds(1))
        .until(() -> poll() == 0);
  }

  private int poll() {
    var records = consumer.poll(Duration.ofMillis(100));
    records.forEach(this::take);
    return records.count();
  }

  private void take(ConsumerRecord<String, byte[]> record) {
    try {
      if (record.topic().equals(ApplicationRoute.TOPIC)) {
        ApplicationRoute route = new RouteCodec().decode(record.value());
        if (route.application().equals(application)) {
          routes.add(route);
        }
      } else if (codec.decode(DeployEvent.class, record.value())
              instanceof DeployEvent.OfDeployment event
          && event.application().equals(application)) {
        events.add(event);
      }
    } catch (Exception e) {
      throw new IllegalStateException(
          "not ours: " + new String(record.value(), StandardCharsets.UTF_8), e);
    }
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

  private Envelope envelope(String service, UUID chain, long sequence) {
    return new Envelope(
        EventIds.next(),
        URI.create("/threeways/" + service),
        Instant.now(),
        chain,
        application,
        sequence,
        List.of());
  }

  private DeploymentPlan plan(String command) {
    return new DeploymentPlan(
        application,
        "production",
        2,
        List.of(command),
        Map.of(),
        256,
        "/health",
        new DeploymentPlan.WarmUp(List.of("/"), 5),
        new DeploymentPlan.Stickiness(DeploymentPlan.StickinessKind.COOKIE, "customer"),
        new DeploymentPlan.Canary(
            List.of(10, 50, 100),
            Duration.ofSeconds(1),
            Duration.ofMinutes(5),
            DeploymentPlan.InconclusiveAction.ROLLBACK),
        null,
        null,
        null);
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}

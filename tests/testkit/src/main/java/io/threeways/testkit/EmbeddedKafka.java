package io.threeways.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka broker (KRaft, controller included) in this JVM, with a log of its own.
 *
 * <p>Topics come into being when they are first used. It can be stopped and started again on the
 * same port with the same log, as a broker that was away.
 */
public final class EmbeddedKafka implements Outage.Part, AutoCloseable {
  static final String SHARED = "io.threeways.testkit.kafka";

  private final KafkaConfig configuration;
  private final Path folder;
  private final String bootstrapServers;
  private @Nullable KafkaRaftServer server;

  private EmbeddedKafka(Path folder, int port, int controllerPort) {
    this.folder = folder;
    this.bootstrapServers = "localhost:" + port;
    this.configuration = new KafkaConfig(properties(folder, port, controllerPort));
  }

  /** A broker of one's own, running. */
  public static EmbeddedKafka start() {
    BrokerLog.quieten();
    try {
      Path folder = Files.createTempDirectory("kafka-");
      EmbeddedKafka kafka = new EmbeddedKafka(folder, FreePort.find(), FreePort.find());
      format(folder);
      kafka.resume();
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The bootstrap servers of the broker that every test of this JVM shares, whatever its class
   * loader; it ends with the JVM.
   */
  public static synchronized String shared() {
    return SharedPart.address(SHARED, EmbeddedKafka::startShared, EmbeddedKafka::bootstrapServers);
  }

  private static EmbeddedKafka startShared() {
    EmbeddedKafka shared = start();
    Outage.allow(SHARED, shared);
    return shared;
  }

  /** {@code localhost:<port>}, the same after a restart. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** What a client needs to reach it. */
  public Map<String, Object> clientConfiguration() {
    return Map.of("bootstrap.servers", bootstrapServers);
  }

  /** The broker goes away; its log stays. Does nothing when it is away. */
  @Override
  public synchronized void pause() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  /** The broker comes back. Does nothing when it is there. */
  @Override
  public synchronized void resume() {
    if (server == null) {
      KafkaRaftServer starting = new KafkaRaftServer(configuration, Time.SYSTEM);
      starting.startup();
      server = starting;
    }
  }

  @Override
  public void close() {
    pause();
    Folders.delete(folder);
  }

  private static void format(Path folder) {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (PrintStream print = new PrintStream(output, true, StandardCharsets.UTF_8)) {
      new Formatter()
          .setClusterId(Uuid.randomUuid().toString())
          .setNodeId(1)
          .setControllerListenerName("CONTROLLER")
          .setMetadataLogDirectory(folder.toString())
          .addDirectory(folder.toString())
          .setPrintStream(print)
          .run();
    } catch (Exception e) {
      throw new IllegalStateException(
          "cannot format " + folder + ": " + output.toString(StandardCharsets.UTF_8), e);
    }
  }

  private static Properties properties(Path folder, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.put("process.roles", "broker,controller");
    properties.put("node.id", "1");
    properties.put("controller.quorum.voters", "1@localhost:" + controllerPort);
    properties.put("controller.listener.names", "CONTROLLER");
    properties.put(
        "listeners",
        "BROKER://localhost:%d,CONTROLLER://localhost:%d".formatted(port, controllerPort));
    properties.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
    properties.put("inter.broker.listener.name", "BROKER");
    properties.put("log.dirs", folder.toString());
    properties.put("num.partitions", "3");
    properties.put("auto.create.topics.enable", "true");
    // One broker cannot replicate; and no test waits for members that might still join.
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      properties.put(topic + ".replication.factor", "1");
    }
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("broker.session.timeout.ms", "2000");
    properties.put("broker.heartbeat.interval.ms", "500");
    properties.put("log.cleaner.dedupe.buffer.size", "2097152");
    return properties;
  }
}

package io.threeways.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.threeways.local.home.OwnerOnly;
import io.threeways.local.home.Ports;
import io.threeways.local.home.Secrets;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * One Kafka node, broker and controller (KRaft), on loopback. Every client says who it is (SASL
 * PLAIN with a password of its own), the node itself included.
 */
public final class Broker {
  /** The user of this process; it may do everything. */
  public static final String OWNER = "local";

  private static final int PREFERRED_PORT = 9092;
  private static final int NODE = 1;

  /** One node cannot keep more than one copy, and a developer's machine needs few partitions. */
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("log.cleaner.dedupe.buffer.size", "4194304"),
          Map.entry("log.index.size.max.bytes", "1048576"),
          Map.entry("log.segment.bytes", "67108864"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"));

  private final Path data;
  private final Ports ports;
  private final Secrets secrets;
  private final List<String> users;
  private int port;
  private @Nullable KafkaRaftServer server;

  /**
   * @param users who may connect, besides {@value #OWNER}
   */
  public Broker(Path data, Ports ports, Secrets secrets, List<String> users) {
    this.data = data;
    this.ports = ports;
    this.secrets = secrets;
    this.users = List.copyOf(users);
  }

  /** Formats an empty folder and starts; when this returns, clients find every topic. */
  public void start() throws Exception {
    OwnerOnly.folder(data);
    port = ports.choose("kafka", PREFERRED_PORT);
    int controllerPort = ports.choose("kafka-controller", 0);
    if (!Files.exists(data.resolve("meta.properties"))) {
      format();
    }
    KafkaRaftServer started =
        new KafkaRaftServer(KafkaConfig.fromProps(settings(controllerPort)), Time.SYSTEM);
    started.startup();
    server = started;
    TopicCatalogue.provide(clientSettings(OWNER));
  }

  /** Closes the logs in order, so that the next start has nothing to recover. */
  public void stop() {
    KafkaRaftServer running = server;
    if (running != null) {
      running.shutdown();
      running.awaitShutdown();
      server = null;
    }
  }

  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** What a client needs to connect as this user, in Kafka's own keys. */
  public Map<String, String> clientSettings(String user) {
    return Map.of(
        "bootstrap.servers",
        bootstrapServers(),
        "security.protocol",
        "SASL_PLAINTEXT",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        login(user) + ";");
  }

  private void format() throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), true, UTF_8))
        .setNodeId(NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(data.toString())
        .setMetadataLogDirectory(data.toString())
        .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
        .setControllerListenerName("CONTROLLER")
        .setIgnoreFormatted(true)
        .run();
  }

  private Properties settings(int controllerPort) {
    Properties settings = new Properties();
    settings.putAll(SMALL);
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("log.dirs", data.toString());
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "CLIENTS://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d".formatted(port, controllerPort));
    settings.put("advertised.listeners", "CLIENTS://127.0.0.1:" + port);
    settings.put(
        "listener.security.protocol.map", "CLIENTS:SASL_PLAINTEXT,CONTROLLER:SASL_PLAINTEXT");
    settings.put("inter.broker.listener.name", "CLIENTS");
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put("sasl.enabled.mechanisms", "PLAIN");
    settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
    settings.put("sasl.mechanism.controller.protocol", "PLAIN");
    settings.put("listener.name.clients.plain.sasl.jaas.config", everyone());
    settings.put("listener.name.controller.plain.sasl.jaas.config", everyone());
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // After kill -9 the controller waits for the old session to end before it lets us back in.
    settings.put("broker.session.timeout.ms", "2000");
    settings.put("broker.heartbeat.interval.ms", "500");
    return settings;
  }

  private String everyone() {
    String known =
        Stream.concat(Stream.of(OWNER), users.stream())
            .map(user -> "user_%s=\"%s\"".formatted(user, secrets.kafka(user)))
            .collect(Collectors.joining(" "));
    return login(OWNER) + " " + known + ";";
  }

  private String login(String user) {
    return "org.apache.kafka.common.security.plain.PlainLoginModule required"
        + " username=\"%s\" password=\"%s\"".formatted(user, secrets.kafka(user));
  }
}

package io.threeways.bench;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.threeways.testkit.Database;
import io.threeways.testkit.EmbeddedKafka;
import io.threeways.testkit.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long an event takes on an idle system, from the commit that says it in one process to the
 * commit that handles it in another. Broker and database are in a third one; PostgreSQL writes
 * through to the disk.
 *
 * <p>Arguments: {@code events}, {@code warm-up} (not counted), {@code pause} in milliseconds.
 */
public final class OutboxLatency implements Benchmark {
  private static final double P50_MILLIS = 15;
  private static final double P99_MILLIS = 100;

  private static final List<String> FLAGS = ProductionFlags.of("deploy");

  @Override
  public String name() {
    return "outbox-latency";
  }

  @Override
  public ObjectNode run(Arguments arguments) throws Exception {
    int warmUp = arguments.number("warm-up", 200);
    int events = arguments.number("events", 1_000);
    int all = warmUp + events;
    String pause = Integer.toString(arguments.number("pause", 25));
    try (EmbeddedPostgres postgres = EmbeddedPostgres.startDurable();
        EmbeddedKafka kafka = EmbeddedKafka.start()) {
      Database database = LatencyPeer.prepare(postgres.address().freshDatabase());
      Process receiver = peer("receive", database, kafka, all, pause);
      try {
        await(receiver, LatencyPeer.READY);
        return figures(latencies(said(database, kafka, all, pause), times(receiver), warmUp));
      } finally {
        receiver.destroyForcibly();
      }
    }
  }

  private static Map<String, Long> said(
      Database database, EmbeddedKafka kafka, int events, String pause) throws Exception {
    Process sender = peer("send", database, kafka, events, pause);
    try {
      return times(sender);
    } finally {
      sender.destroyForcibly();
    }
  }

  private static Sample latencies(Map<String, Long> said, Map<String, Long> handled, int warmUp) {
    return new Sample(
        handled.entrySet().stream()
            .filter(event -> Integer.parseInt(event.getKey()) >= warmUp)
            .map(
                event ->
                    (event.getValue() - requireNonNull(said.get(event.getKey()), event.getKey()))
                        / 1e6)
            .toList());
  }

  private static ObjectNode figures(Sample millis) {
    return new Figures()
        .tell("events", millis.size())
        .atMost("p50Millis", millis.percentile(0.50), P50_MILLIS)
        .atMost("p99Millis", millis.percentile(0.99), P99_MILLIS)
        .tell("maxMillis", millis.percentile(1))
        .flags("peers", FLAGS)
        .json();
  }

  private static Process peer(
      String role, Database database, EmbeddedKafka kafka, int events, String pause)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        Arrays.asList(
            LatencyPeer.class.getName(),
            role,
            Integer.toString(database.port()),
            database.name(),
            kafka.bootstrapServers(),
            Integer.toString(events),
            pause));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void await(Process peer, String word) throws IOException {
    BufferedReader output = peer.inputReader();
    for (String line = output.readLine(); !word.equals(line); line = output.readLine()) {
      if (line == null) {
        throw new IOException("a peer ended before it was " + word);
      }
    }
  }

  private static Map<String, Long> times(Process peer) throws IOException {
    Map<String, Long> times = new HashMap<>();
    BufferedReader output = peer.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      String[] words = line.split(" ");
      if (words.length == 3 && words[0].equals(LatencyPeer.TIME)) {
        times.put(words[1], Long.parseLong(words[2]));
      }
    }
    if (times.isEmpty()) {
      throw new IOException("a peer ended and told no times");
    }
    return times;
  }
}

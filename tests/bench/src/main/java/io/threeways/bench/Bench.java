package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * Runs the named benchmarks (all of them without a name) one after the other and prints one JSON
 * document. Usage: {@code Bench [name…] [argument=value…]}. Benchmarks are found by {@link
 * ServiceLoader}.
 */
public final class Bench {
  private static final int BOUND_MISSED = 1;
  private static final int WRONG_USE = 2;

  private final ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Bench() {}

  public static void main(String[] words) throws Exception {
    // Requests to an application name it in their Host.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    System.exit(new Bench().run(List.of(words)));
  }

  private int run(List<String> words) throws Exception {
    Map<String, Benchmark> known = new TreeMap<>();
    ServiceLoader.load(Benchmark.class)
        .forEach(benchmark -> known.put(benchmark.name(), benchmark));
    List<String> names = new ArrayList<>(words);
    names.removeIf(word -> word.contains("="));
    if (!known.keySet().containsAll(names)) {
      System.err.println("There are: " + String.join(", ", known.keySet()));
      return WRONG_USE;
    }
    Arguments arguments = Arguments.of(words.stream().filter(word -> word.contains("=")).toList());
    ObjectNode document = machine();
    ObjectNode results = document.putObject("benchmarks");
    for (Benchmark benchmark : known.values()) {
      if (names.isEmpty() || names.contains(benchmark.name())) {
        System.err.println(benchmark.name() + " …");
        results.set(benchmark.name(), measure(benchmark, arguments));
      }
    }
    System.out.println(json.writeValueAsString(document));
    return reached(results) ? 0 : BOUND_MISSED;
  }

  /** One that cannot be taken has reached nothing; the figures of the others are still told. */
  private ObjectNode measure(Benchmark benchmark, Arguments arguments) throws InterruptedException {
    Surroundings before = Surroundings.now();
    ObjectNode result = json.createObjectNode();
    try {
      result.setAll(benchmark.run(arguments));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      e.printStackTrace();
      result.put("failed", e.toString()).put("reached", false);
    }
    result.set("surroundings", Surroundings.json(before, Surroundings.now()));
    return result;
  }

  /** On what it was measured, without which no figure says anything. */
  private ObjectNode machine() {
    ObjectNode document = json.createObjectNode();
    ObjectNode machine = document.putObject("machine");
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("java", Runtime.version().toString());
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    ManagementFactory.getRuntimeMXBean()
        .getInputArguments()
        .forEach(machine.withArray("flags")::add);
    return document;
  }

  private static boolean reached(ObjectNode results) {
    for (JsonNode result : results) {
      if (!result.path("reached").asBoolean()) {
        return false;
      }
    }
    return true;
  }
}

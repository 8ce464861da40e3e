package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What a benchmark found: each figure, and beside it the bound that it is held against. */
final class Figures {
  private final ObjectNode json = JsonNodeFactory.instance.objectNode();
  private boolean reached = true;

  Figures tell(String name, long value) {
    json.put(name, value);
    return this;
  }

  Figures tell(String name, double value) {
    json.put(name, value);
    return this;
  }

  Figures tell(String name, JsonNode value) {
    json.set(name, value);
    return this;
  }

  /** The median, the 99th percentile and the largest. */
  Figures tell(String name, Sample sample) {
    json.putObject(name)
        .put("p50", sample.percentile(0.50))
        .put("p99", sample.percentile(0.99))
        .put("max", sample.percentile(1));
    return this;
  }

  /** How the measured processes' JVMs were started. */
  Figures flags(String process, List<String> flags) {
    flags.forEach(json.withObject("/flags").withArray(process)::add);
    return this;
  }

  Figures atMost(String name, double measured, double bound) {
    return bounded(name, measured, "atMost", bound, measured <= bound);
  }

  Figures atMost(String name, long measured, long bound) {
    return bounded(name, (double) measured, "atMost", (double) bound, measured <= bound);
  }

  Figures atLeast(String name, double measured, double bound) {
    return bounded(name, measured, "atLeast", bound, measured >= bound);
  }

  /** With {@code "reached"}: whether all bounds were kept. */
  ObjectNode json() {
    return json.put("reached", reached);
  }

  private Figures bounded(
      String name, double measured, String relation, double bound, boolean kept) {
    json.putObject(name).put("measured", measured).put(relation, bound).put("reached", kept);
    reached &= kept;
    return this;
  }
}

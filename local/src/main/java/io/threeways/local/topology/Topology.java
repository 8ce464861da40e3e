package io.threeways.local.topology;

import java.util.ArrayList;
import java.util.List;

/**
 * Which services run in the monolith and which by themselves.
 *
 * @param extracted words of the services that run by themselves; all of them: there is no monolith
 */
public record Topology(List<String> extracted) {
  /** Every service, in the order in which a change meets them. */
  public static final List<String> SERVICES = List.of("build", "deploy", "telemetry", "learning");

  public static final String GATEWAY = "gateway";
  public static final String MONOLITH = "monolith";

  /** Tells what toggles say, to many applications all the time. */
  private static final String EVALUATES = "deploy";

  public Topology {
    List<String> unknown = extracted.stream().filter(word -> !SERVICES.contains(word)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "no such service: %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", SERVICES)));
    }
    extracted = SERVICES.stream().filter(extracted::contains).toList();
  }

  /** Everything in one process, beside the gateway. */
  public static Topology monolith() {
    return new Topology(List.of());
  }

  /** Each service in a process of its own. */
  public static Topology services() {
    return new Topology(SERVICES);
  }

  /** {@code monolith}, {@code services}, or {@code extract deploy,learning}. */
  public String label() {
    if (extracted.isEmpty()) {
      return MONOLITH;
    }
    return hasMonolith() ? "extract " + String.join(",", extracted) : "services";
  }

  public boolean hasMonolith() {
    return extracted.size() < SERVICES.size();
  }

  /** The processes to start. */
  public List<Deployable> deployables() {
    List<Deployable> processes = new ArrayList<>();
    if (hasMonolith()) {
      processes.add(new Deployable(MONOLITH, monolithModule(), inMonolith(), 224, false));
    }
    for (String word : extracted) {
      processes.add(
          new Deployable(word, word + "-service", List.of(word), 128, word.equals(EVALUATES)));
    }
    processes.add(new Deployable(GATEWAY, "gateway", List.of(GATEWAY), 128, true));
    return processes;
  }

  /** Who answers for a service: {@code monolith} or {@code service}. */
  public String servedBy(String word) {
    return extracted.contains(word) ? "service" : MONOLITH;
  }

  private List<String> inMonolith() {
    return SERVICES.stream().filter(word -> !extracted.contains(word)).toList();
  }

  /** A monolith without a service is another build of it: see monolith/README.md. */
  private String monolithModule() {
    return extracted.isEmpty()
        ? MONOLITH
        : MONOLITH + "/target/without-" + String.join("-", extracted);
  }
}

package io.threeways.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which processes shall run. */
public final class TopologyOptions {
  private static final List<String> SERVICES = List.of("build", "deploy", "telemetry", "learning");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(names = "--services", description = "Each service in a process of its own, no monolith.")
  private boolean services;

  private List<String> extract = List.of();

  @Option(
      names = "--unsafe-builds",
      description =
          "Run code also where this host offers no sandbox. Only for code that you trust.")
  private boolean unsafeBuilds;

  @Option(
      names = "--extract",
      split = ",",
      paramLabel = "SERVICE",
      description = "These services in processes of their own, the others in the monolith.")
  void extract(List<String> words) {
    List<String> unknown = words.stream().filter(word -> !SERVICES.contains(word)).toList();
    if (!unknown.isEmpty()) {
      throw new ParameterException(
          command.commandLine(),
          "no such service: %s; there are %s"
              .formatted(String.join(", ", unknown), String.join(", ", SERVICES)));
    }
    extract = words;
  }

  /** Whether a topology was named; otherwise the one that runs is as good as any. */
  boolean isChosen() {
    return services || !extract.isEmpty();
  }

  /** Services that run by themselves. */
  public List<String> extracted() {
    return services ? SERVICES : SERVICES.stream().filter(extract::contains).toList();
  }

  public boolean isUnsafeBuilds() {
    return unsafeBuilds;
  }

  /** Consents to it for this start. */
  public void consentToUnsafeBuilds() {
    unsafeBuilds = true;
  }

  /** As {@code local} names it in its status. */
  public String label() {
    List<String> extracted = extracted();
    if (extracted.isEmpty()) {
      return "monolith";
    }
    return extracted.size() == SERVICES.size()
        ? "services"
        : "extract " + String.join(",", extracted);
  }
}

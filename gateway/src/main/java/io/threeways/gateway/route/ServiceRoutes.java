package io.threeways.gateway.route;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which process answers for a service. */
@ApplicationScoped
public class ServiceRoutes {
  private static final List<String> STRANGLED = List.of("build", "deploy", "telemetry", "learning");
  private static final String MONOLITH = "monolith";

  private final ServiceSettings services;
  private final TargetSettings targets;

  ServiceRoutes(ServiceSettings services, TargetSettings targets) {
    this.services = services;
    this.targets = targets;
  }

  /**
   * @param service a service's word, or {@code agent}
   * @return nothing when the process that should serve it has no address
   */
  public Optional<URI> target(String service) {
    return Optional.ofNullable(targets.processes().get(process(service)));
  }

  /** By the service's word: {@code monolith} or the word itself. */
  public Map<String, String> processes() {
    Map<String, String> processes = new TreeMap<>();
    STRANGLED.forEach(service -> processes.put(service, process(service)));
    return processes;
  }

  private String process(String service) {
    ServiceSettings.Route route = services.services().get(service);
    ServedBy servedBy = route == null ? ServedBy.MONOLITH : route.servedBy();
    return switch (servedBy) {
      case MONOLITH -> STRANGLED.contains(service) ? MONOLITH : service;
      case SERVICE -> service;
    };
  }
}

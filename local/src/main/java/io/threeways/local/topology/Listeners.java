package io.threeways.local.topology;

import io.threeways.local.home.Ports;
import java.net.URI;

/** Who listens where. All of it on loopback. */
public final class Listeners {
  private static final String APPLICATION = "application";

  /** The listener of letters. */
  public static final String MAIL = "mail";

  private final Ports ports;

  public Listeners(Ports ports) {
    this.ports = ports;
  }

  /**
   * Chooses the ports of a process that is about to start.
   *
   * @param running it still runs from before, and thus has its ports
   */
  public void choose(Deployable deployable, boolean running) {
    if (running) {
      return;
    }
    boolean gateway = deployable.name().equals(Topology.GATEWAY);
    ports.choose(deployable.name(), gateway ? 8080 : 0);
    if (gateway) {
      ports.choose(APPLICATION, 8000);
    }
  }

  public int port(String process) {
    return ports.last(process);
  }

  public int applicationPort() {
    return ports.last(APPLICATION);
  }

  public URI address(String process) {
    return URI.create("http://127.0.0.1:" + port(process));
  }

  /** Where letters are taken; chosen when the infrastructure starts. */
  public int mailPort() {
    return ports.last(MAIL);
  }

  /** Where {@code Host: shop.production.localhost} is answered. */
  public URI applicationAddress() {
    return URI.create("http://127.0.0.1:" + applicationPort());
  }
}

package io.threeways.local.home;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The port of each listener: the one of the last run when it is free, else the preferred one, else
 * any. Addresses that people wrote down thus stay true as long as they can.
 */
public final class Ports {
  private final Home home;
  private final Map<String, Integer> chosen = new TreeMap<>();
  private final Map<String, Integer> replaced = new LinkedHashMap<>();

  public Ports(Home home) {
    this.home = home;
    load();
  }

  /** The port that was chosen last, whoever uses it now; 0 when none ever was. */
  public synchronized int last(String listener) {
    return chosen.getOrDefault(listener, 0);
  }

  /**
   * @param preferred tried when there was no earlier run; 0 for any
   * @return a port that was free a moment ago
   */
  public synchronized int choose(String listener, int preferred) {
    int wanted = chosen.getOrDefault(listener, preferred);
    int port = wanted != 0 && isFree(wanted) ? wanted : anyFree();
    if (wanted != 0 && port != wanted) {
      replaced.put(listener, wanted);
    }
    chosen.put(listener, port);
    save();
    return port;
  }

  /** Listeners that could not have the port they wanted, with that port. */
  public synchronized Map<String, Integer> replaced() {
    return Map.copyOf(replaced);
  }

  private void load() {
    if (!Files.exists(home.ports())) {
      return;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(OwnerOnly.read(home.ports())));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + home.ports(), e);
    }
    properties.forEach(
        (listener, port) -> chosen.put((String) listener, Integer.valueOf((String) port)));
  }

  private void save() {
    OwnerOnly.write(
        home.ports(),
        chosen.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  private int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = socket.getLocalPort();
      return chosen.containsValue(port) ? anyFree() : port;
    } catch (IOException e) {
      throw new UncheckedIOException("this host has no free port on its loopback address", e);
    }
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

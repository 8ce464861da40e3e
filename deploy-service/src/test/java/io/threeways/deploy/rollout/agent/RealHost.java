package io.threeways.deploy.rollout.agent;

import com.sun.net.httpserver.HttpServer;
import io.threeways.deploy.rollout.InMemoryServers;
import io.threeways.deploy.rollout.ServerName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/** Every server answers on a port of its own: 200 when it is healthy, else 503. */
public final class RealHost implements InMemoryServers.Host, AutoCloseable {
  private final Map<URI, HttpServer> open = new ConcurrentHashMap<>();

  @Override
  public URI open(ServerName name, boolean healthy) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext(
          "/",
          exchange -> {
            exchange.sendResponseHeaders(healthy ? 200 : 503, -1);
            exchange.close();
          });
      server.start();
      URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
      open.put(address, server);
      return address;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close(URI address) {
    HttpServer server = open.remove(address);
    if (server != null) {
      server.stop(0);
    }
  }

  @Override
  public void close() {
    open.keySet().forEach(this::close);
  }
}

package shop;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The shop over HTTP, a virtual thread for each request. */
final class Server implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Server.class.getName());
  private static final int BACKLOG = 1024;

  private final HttpServer http;
  private final Shop shop = new Shop();

  private Server(HttpServer http) {
    this.http = http;
  }

  /**
   * @param port 0 for any that is free
   */
  static Server start(int port) throws IOException {
    Server server = new Server(HttpServer.create(new InetSocketAddress(port), BACKLOG));
    server.http.createContext("/", server::handle);
    server.http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.http.start();
    return server;
  }

  int port() {
    return http.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response;
      try {
        response = shop.answer(Request.of(exchange));
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, exchange.getRequestMethod() + " " + exchange.getRequestURI(), e);
        response = Response.refusal(500, "something went wrong");
      }
      response.send(exchange);
    }
  }

  /** Answers what has begun, and no more. */
  @Override
  public void close() {
    http.stop(1);
  }
}

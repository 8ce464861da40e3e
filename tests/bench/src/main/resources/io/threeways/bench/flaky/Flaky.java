import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Fails a share of all requests, by chance, and says in every answer which share that is and what
 * toggles it was told.
 */
public final class Flaky {
  private final String share;

  private Flaky(String share) {
    this.share = share;
  }

  public static void main(String[] words) throws IOException {
    Flaky flaky = new Flaky(Files.readString(Path.of("share")).strip());
    double failing = Double.parseDouble(flaky.share);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
    server.createContext("/health", exchange -> flaky.answer(exchange, 200));
    server.createContext(
        "/",
        exchange ->
            flaky.answer(exchange, ThreadLocalRandom.current().nextDouble() < failing ? 500 : 200));
    server.start();
  }

  private void answer(HttpExchange exchange, int status) throws IOException {
    String toggles = exchange.getRequestHeaders().getFirst("Threeways-Toggles");
    exchange.getResponseHeaders().set("Failing-Share", share);
    exchange.getResponseHeaders().set("Told-Toggles", toggles == null ? "" : toggles);
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }
}

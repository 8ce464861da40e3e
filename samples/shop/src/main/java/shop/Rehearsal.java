package shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * Customers who are played before the real ones come: code that runs for the first time is slow, and
 * a new version would be judged by it.
 */
final class Rehearsal implements AutoCloseable {
  /** After so many visits an answer takes about as long as after thousands. */
  private static final int VISITS = 400;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI stage;

  private Rehearsal(int port) {
    stage = URI.create("http://127.0.0.1:" + port);
  }

  /** Plays against a server that nobody else can find. */
  static void play() throws IOException, InterruptedException {
    try (Server server = Server.start(0);
        Rehearsal rehearsal = new Rehearsal(server.port())) {
      for (int visit = 0; visit < VISITS; visit++) {
        rehearsal.visit();
      }
    }
  }

  private void visit() throws IOException, InterruptedException {
    ask("POST", "/login?name=rehearsal");
    ask("GET", "/catalogue");
    ask("POST", "/basket?article=tea&count=1");
    ask("POST", "/checkout");
  }

  private void ask(String method, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(stage.resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Cookie", "customer=rehearsal; basket=tea*1")
            .build();
    client.send(request, BodyHandlers.discarding());
  }

  @Override
  public void close() {
    client.close();
  }
}

package shop;

import java.io.IOException;

/** Starts the shop on the port that the environment names. */
public final class Main {
  private Main() {}

  /** Runs until it is asked to end. */
  public static void main(String[] arguments) throws IOException {
    // Answers are small: waiting to fill a packet would cost a client 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    // A proxy keeps connections for its next requests: it shall be the one who closes them.
    System.setProperty("sun.net.httpserver.idleInterval", "300");
    Server server = Server.start(Integer.parseInt(System.getenv().getOrDefault("PORT", "8080")));
    Runtime.getRuntime().addShutdownHook(new Thread(server::close));
    System.out.println("shop listens on port " + server.port());
  }
}

package io.threeways.gateway.traffic.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that does to each of its requests what a script says: what it writes, byte by byte, and
 * whether the connection lives on.
 */
final class ScriptedUpstream implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("content-length: (\\d+)");

  /** Heads of the requests that came. */
  final List<String> heads = new CopyOnWriteArrayList<>();

  /** Those bodies of theirs that had a length. */
  final List<String> bodies = new CopyOnWriteArrayList<>();

  /** Connections that the gateway ended. */
  final AtomicInteger ended = new AtomicInteger();

  private final ServerSocket socket;
  private final Script script;

  interface Script {
    /**
     * @param count of requests before this one
     * @return whether the connection stays open
     */
    boolean answer(int count, Socket connection) throws IOException;
  }

  ScriptedUpstream(Script script) throws IOException {
    this.script = script;
    this.socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  static Script ok() {
    return (count, connection) -> {
      write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      return true;
    };
  }

  static void write(Socket connection, String text) throws IOException {
    connection.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    connection.getOutputStream().flush();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + socket.getLocalPort());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket connection = socket.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      String head = head(connection.getInputStream());
      while (!head.isEmpty()) {
        int count = heads.size();
        heads.add(head);
        readBody(head, connection.getInputStream());
        if (!script.answer(count, connection)) {
          return;
        }
        head = head(connection.getInputStream());
      }
      ended.incrementAndGet();
    } catch (IOException e) {
      // The gateway hung up: what a test may want to see is in its own counts.
      return;
    }
  }

  private void readBody(String head, InputStream input) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("transfer-encoding: chunked")) {
      readUntil(input, "0\r\n\r\n");
    }
    Matcher length = LENGTH.matcher(lower);
    if (length.find()) {
      byte[] body = input.readNBytes(Integer.parseInt(length.group(1)));
      bodies.add(new String(body, StandardCharsets.ISO_8859_1));
    }
  }

  /** Empty when the connection ended before. */
  private static String head(InputStream input) throws IOException {
    return readUntil(input, "\r\n\r\n");
  }

  private static String readUntil(InputStream input, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    while (text.indexOf(end) < 0) {
      int next = input.read();
      if (next < 0) {
        return "";
      }
      text.append((char) next);
    }
    return text.toString();
  }
}

package io.threeways.problem;

import io.restassured.RestAssured;
import io.threeways.testkit.TestTokens;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests that no well-behaved client would send. */
final class RawHttp {
  /** Writes a body, or not. */
  @FunctionalInterface
  interface Body {
    void writeTo(OutputStream connection) throws IOException;
  }

  private static final int LIMIT_MILLIS = 10_000;

  private RawHttp() {}

  /** The whole answer as text; the server must end the connection. */
  static String post(String path, String header, Body body) throws IOException {
    try (Socket socket = begin(path, header)) {
      body.writeTo(socket.getOutputStream());
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Sends the head alone. */
  static Socket begin(String path, String header) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port);
    socket.setSoTimeout(LIMIT_MILLIS);
    String head =
        "POST %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nAuthorization: Bearer %s\r\n%s\r\n\r\n"
            .formatted(path, TestTokens.asUser("ada", "developer"), header);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }
}

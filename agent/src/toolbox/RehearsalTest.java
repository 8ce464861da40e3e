import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the compiler and the test launcher of the toolbox rehearse with: their start-up caches hold
 * what was loaded while this was compiled and run. It does a little of all that tests do mostly.
 */
class RehearsalTest {
  sealed interface Shape permits Square, Circle {}

  record Square(double side) implements Shape {}

  record Circle(double radius) implements Shape {}

  private List<Shape> shapes = List.of();

  @BeforeEach
  void someShapes() {
    shapes = List.of(new Square(2), new Circle(1));
  }

  private static double area(Shape shape) {
    return switch (shape) {
      case Square(double side) -> side * side;
      case Circle(double radius) -> Math.PI * radius * radius;
    };
  }

  @Test
  @DisplayName("shapes have areas")
  void shapesHaveAreas() {
    Map<String, Double> areas =
        shapes.stream()
            .collect(Collectors.toMap(s -> s.getClass().getSimpleName(), RehearsalTest::area));

    assertAll(
        () -> assertEquals(4, areas.get("Square")),
        () -> assertEquals("3.14", "%.2f".formatted(areas.get("Circle"))));
  }

  @ParameterizedTest
  @CsvSource({"one, 3", "three, 5"})
  void wordsHaveLengths(String word, int length) {
    assertEquals(length, word.length());
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThrows(NumberFormatException.class, () -> Integer.parseInt("x"));
  }

  @Nested
  class AServer {
    @Test
    void answers() throws Exception {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
      server.createContext(
          "/",
          exchange -> {
            byte[] answer = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
          });
      server.start();
      try (HttpClient client = HttpClient.newHttpClient()) {
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        HttpRequest request =
            HttpRequest.newBuilder(address)
                .POST(HttpRequest.BodyPublishers.ofString("hello", StandardCharsets.UTF_8))
                .build();
        assertEquals("hello", client.send(request, BodyHandlers.ofString()).body());
      } finally {
        server.stop(0);
      }
    }
  }
}

package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that lead out of where they belong are refused at the door. */
class NamesJourney {
  private static final int ANSWER_LIMIT_MILLIS = 20_000;
  private static final String LONG = "a".repeat(10_000);

  private final Installation installation = Installation.shared();

  static Stream<String> addresses() {
    return Stream.of("..", "..%2f..%2fetc", "%2e%2e", "a%2Fb", "a%5cb", "a%0Ab", "a%00", LONG)
        .flatMap(
            name ->
                Stream.of(
                    "/git/" + name + ".git/info/refs?service=git-upload-pack",
                    "/api/build/repositories/" + name,
                    "/api/build/builds/" + name + "/1",
                    "/api/build/builds/" + name + "/1/log",
                    "/api/build/artifacts/" + name,
                    "/api/build/artifacts/sha256:" + name));
  }

  /** Sent as it stands: a client of HTTP would tidy it up. */
  @ParameterizedTest
  @MethodSource("addresses")
  void anAddressWithSuchANameIsRefused(String path) throws IOException {
    String answer = get(path);

    assertThat(answer)
        .matches("(?s)HTTP/1\\.[01] (400|404|414) .*")
        .doesNotContain("root:", LONG, "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "a/b", "a%2fb", "a\\nb", "a\\u0000", "-a", "A", ""})
  void noRepositoryGetsSuchAName(String name) {
    Set<String> before = repositories();

    installation
        .request()
        .contentType("application/json")
        .body("{\"name\":\"" + name + "\"}")
        .post("/api/build/repositories")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/build/malformed-repository-name"));

    assertThat(repositories()).isEqualTo(before);
  }

  private Set<String> repositories() {
    return StreamSupport.stream(installation.get("/api/build/repositories").spliterator(), false)
        .map(repository -> repository.path("name").asText())
        .collect(Collectors.toSet());
  }

  private String get(String path) throws IOException {
    URI gateway = installation.api();
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.setSoTimeout(ANSWER_LIMIT_MILLIS);
      String request =
          "GET %s HTTP/1.1\r\nHost: %s\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n"
              .formatted(path, gateway.getAuthority(), installation.token());
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

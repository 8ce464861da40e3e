package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.threeways.gateway.traffic.RequestCounts;
import io.threeways.gateway.traffic.RolloutTally.CellCounts;
import io.threeways.gateway.traffic.Routes;
import io.threeways.gateway.traffic.UnitCounts;
import io.threeways.gateway.traffic.Version;
import io.threeways.testkit.SettableClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationServerTest {
  private static final URI NOBODY = URI.create("http://127.0.0.1:9");

  private final SettableClock clock = SettableClock.at(Instant.parse("2026-01-01T00:00:00Z"));
  private RunningServer gateway;
  private NamedUpstream stable;
  private NamedUpstream candidate;
  private Routes shop;

  @BeforeEach
  void aRoutedShop() throws Exception {
    gateway = new RunningServer(clock);
    stable = new NamedUpstream("stable");
    candidate = new NamedUpstream("candidate");
    shop = Routes.ofAShop().onServers(List.of(stable.address()), List.of(candidate.address()));
  }

  @AfterEach
  void nothingStaysOpen() throws Exception {
    gateway.close();
    stable.close();
    candidate.close();
  }

  @Test
  void anUnknownHostIsToldSo() throws Exception {
    String answer = get("other.production.localhost", "");

    assertThat(answer).startsWith("HTTP/1.1 404").contains("/problems/gateway/unknown-application");
  }

  @Test
  void aCustomerStaysWithTheVersionThatTheirCookieGaveThem() throws Exception {
    gateway.route(shop.stickyByCookie("customer").withCandidateAt(50, 1));
    Set<String> seen = new HashSet<>();
    for (int customer = 0; customer < 40; customer++) {
      String first = body(get(RunningServer.SHOP, "Cookie: a=b; customer=c" + customer + "\r\n"));
      String again = body(get(RunningServer.SHOP, "Cookie: customer=c" + customer + "\r\n"));
      assertThat(again).isEqualTo(first);
      seen.add(first);
    }

    assertThat(seen).containsExactlyInAnyOrder("stable", "candidate");
  }

  @Test
  void whoHasNoCookieYetGetsOneThatKeepsTheirVersion() throws Exception {
    gateway.route(shop.stickyByCookie("customer").withCandidateAt(50, 1));

    String first = get(RunningServer.SHOP, "");
    String cookie = header(first, "set-cookie").split(";", 2)[0];

    assertThat(header(first, "set-cookie")).contains("HttpOnly").contains("SameSite=Lax");
    for (int i = 0; i < 20; i++) {
      String again = get(RunningServer.SHOP, "Cookie: " + cookie + "\r\n");
      assertThat(body(again)).isEqualTo(body(first));
      assertThat(again.toLowerCase(Locale.ROOT)).doesNotContain("set-cookie");
    }
  }

  @Test
  void theConsolesSessionNeitherReachesAnApplicationNorComesFromOne() throws Exception {
    try (ScriptedUpstream nosy =
        new ScriptedUpstream(
            (count, connection) -> {
              ScriptedUpstream.write(
                  connection,
                  "HTTP/1.1 200 OK\r\nSet-Cookie: threeways-session=evil; Path=/\r\n"
                      + "Set-Cookie: basket=1\r\nContent-Length: 0\r\n\r\n");
              return true;
            })) {
      gateway.route(shop.onServers(List.of(nosy.address()), List.of()).withoutCandidate(1));

      String answer = get(RunningServer.SHOP, "Cookie: a=b; threeways-session=secret\r\n");

      assertThat(nosy.heads.getFirst()).contains("a=b").doesNotContain("secret");
      assertThat(answer).contains("basket=1").doesNotContain("evil");
    }
  }

  @Test
  void onlyTheGatewaySaysWhatACustomerHasBeenGiven() throws Exception {
    Toggles forAda =
        (route, customer, now) ->
            Future.succeededFuture("ada".equals(customer) ? "gift-wrapping=?1" : "");
    try (ScriptedUpstream server = new ScriptedUpstream(ScriptedUpstream.ok());
        RunningServer switched = new RunningServer(forAda, clock)) {
      switched.route(
          shop.stickyByCookie("customer")
              .onServers(List.of(server.address()), List.of())
              .withoutCandidate(1));

      for (String customer : List.of("ada", "bob")) {
        switched.raw(
            "GET / HTTP/1.1\r\nHost: %s\r\nCookie: customer=%s\r\n"
                    .formatted(RunningServer.SHOP, customer)
                + "Threeways-Toggles: everything=?1\r\nTHREEWAYS_TOGGLES: everything=?1\r\n"
                + "Threeways-toggles: more=?1\r\nConnection: close\r\n\r\n");
      }

      assertThat(server.heads.get(0)).containsIgnoringCase("threeways-toggles: gift-wrapping=?1\r");
      assertThat(server.heads.get(0)).doesNotContain("everything", "more");
      assertThat(server.heads.get(1)).doesNotContainIgnoringCase("threeways-toggles");
      assertThat(server.heads.get(1)).doesNotContain("everything");
    }
  }

  @Test
  void aBodyWaitsUntilItsCustomersTogglesAreKnown() throws Exception {
    Toggles late =
        (route, customer, now) -> {
          Promise<String> toggles = Promise.promise();
          Objects.requireNonNull(Vertx.currentContext())
              .owner()
              .setTimer(200, any -> toggles.complete("gifts=?1"));
          return toggles.future();
        };
    try (ScriptedUpstream server = new ScriptedUpstream(ScriptedUpstream.ok());
        RunningServer switched = new RunningServer(late, clock)) {
      switched.route(shop.onServers(List.of(server.address()), List.of()).withoutCandidate(1));

      String answer =
          switched.raw(
              "POST /pay HTTP/1.1\r\nHost: "
                  + RunningServer.SHOP
                  + "\r\nContent-Length: 7\r\nConnection: close\r\n\r\namount1");

      assertThat(answer).startsWith("HTTP/1.1 200");
      assertThat(server.bodies).containsExactly("amount1");
    }
  }

  @Test
  void withoutACandidateNobodyGetsACookie() throws Exception {
    gateway.route(shop.stickyByCookie("customer").withoutCandidate(1));

    assertThat(get(RunningServer.SHOP, "").toLowerCase(Locale.ROOT)).doesNotContain("set-cookie");
  }

  @Test
  void aCandidateThatIsNotRenewedGetsNoMoreTraffic() throws Exception {
    gateway.route(shop.validUntil(clock.instant().plusSeconds(15)).withCandidateAt(100, 1));
    assertThat(body(get(RunningServer.SHOP, ""))).isEqualTo("candidate");

    clock.advance(Duration.ofSeconds(15));

    assertThat(body(get(RunningServer.SHOP, ""))).isEqualTo("stable");
  }

  @Test
  void aSilentConnectionToAServerIsEndedByTheGatewayBeforeAServerWould() throws Exception {
    try (ScriptedUpstream server = new ScriptedUpstream(ScriptedUpstream.ok())) {
      gateway.route(shop.onServers(List.of(server.address()), List.of()).withoutCandidate(1));

      assertThat(get(RunningServer.SHOP, "")).startsWith("HTTP/1.1 200");

      await().untilAsserted(() -> assertThat(server.ended).hasValue(1));
    }
  }

  @Test
  void theServersOfAVersionTakeTurns() throws Exception {
    gateway.route(
        shop.onServers(List.of(stable.address(), candidate.address()), List.of())
            .withoutCandidate(1));

    for (int i = 0; i < 6; i++) {
      get(RunningServer.SHOP, "");
    }

    assertThat(stable.requests.get()).isEqualTo(3);
    assertThat(candidate.requests.get()).isEqualTo(3);
  }

  @Test
  void anEndpointThatRefusesGivesWayToAnotherOfItsVersion() throws Exception {
    gateway.route(shop.onServers(List.of(NOBODY, stable.address()), List.of()).withoutCandidate(1));

    for (int i = 0; i < 6; i++) {
      assertThat(body(get(RunningServer.SHOP, ""))).isEqualTo("stable");
    }
  }

  @Test
  void aVersionWithoutAnyServerIsABadAnswerAndNeverTheOtherVersions() throws Exception {
    gateway.route(
        shop.onServers(List.of(stable.address()), List.of(NOBODY)).withCandidateAt(100, 1));

    String answer = get(RunningServer.SHOP, "");

    assertThat(answer).startsWith("HTTP/1.1 502").contains("/problems/gateway/no-answer");
    assertThat(requests(Version.CANDIDATE).bad()).isEqualTo(1);
  }

  @Test
  void answersAreCountedByVersionAndOutcome() throws Exception {
    gateway.route(shop.withCandidateAt(100, 1));
    get(RunningServer.SHOP, "");
    gateway.raw(request("/fail", RunningServer.SHOP, ""));

    assertThat(requests(Version.CANDIDATE).ok()).isEqualTo(1);
    assertThat(requests(Version.CANDIDATE).bad()).isEqualTo(1);
    UnitCounts units = cell(Version.CANDIDATE).units();
    assertThat(units.active().get(UnitCounts.ERRORS)).isEqualTo(2);
    assertThat(units.turnedBad().get(UnitCounts.ERRORS)).isEqualTo(1);
    assertThat(units.customersBad()).isEqualTo(1);
  }

  @Test
  void aServerThatDiesBeforeItAnswersIsAskedOnceMore() throws Exception {
    try (ScriptedUpstream dying =
        new ScriptedUpstream(
            (count, connection) -> count > 0 && ScriptedUpstream.ok().answer(count, connection))) {
      gateway.route(shop.onServers(List.of(dying.address()), List.of()).withoutCandidate(1));

      assertThat(get(RunningServer.SHOP, "")).startsWith("HTTP/1.1 200");
      assertThat(dying.heads).hasSize(2);
    }
  }

  @Test
  void whatIsNotIdempotentIsNeverAskedTwice() throws Exception {
    try (ScriptedUpstream dying = new ScriptedUpstream((count, connection) -> false)) {
      gateway.route(shop.onServers(List.of(dying.address()), List.of()).withoutCandidate(1));

      String answer =
          gateway.raw(
              "POST /pay HTTP/1.1\r\nHost: "
                  + RunningServer.SHOP
                  + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

      assertThat(answer).startsWith("HTTP/1.1 502");
      assertThat(dying.heads).hasSize(1);
    }
  }

  /** A proxy in front would take what follows a 101 for another protocol. */
  @ParameterizedTest
  @ValueSource(strings = {"101 Switching Protocols", "999 Whatever"})
  void aStatusThatEndsNothingIsABadAnswer(String status) throws Exception {
    try (ScriptedUpstream odd =
        new ScriptedUpstream(
            (count, connection) -> {
              ScriptedUpstream.write(
                  connection, "HTTP/1.1 " + status + "\r\nContent-Length: 2\r\n\r\nok");
              return false;
            })) {
      gateway.route(
          shop.onServers(List.of(stable.address()), List.of(odd.address()))
              .withCandidateAt(100, 1));

      String answer =
          gateway.raw(
              "POST /pay HTTP/1.1\r\nHost: "
                  + RunningServer.SHOP
                  + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

      assertThat(answer)
          .startsWith("HTTP/1.1 502")
          .contains("status " + status.substring(0, 3))
          .doesNotContain("Whatever");
      assertThat(requests(Version.CANDIDATE).bad()).isEqualTo(1);
    }
  }

  @Test
  void aServerThatDiesInsideItsAnswerBreaksTheAnswerAndIsBad() throws Exception {
    try (ScriptedUpstream dying =
        new ScriptedUpstream(
            (count, connection) -> {
              ScriptedUpstream.write(
                  connection, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
              return false;
            })) {
      gateway.route(
          shop.onServers(List.of(stable.address()), List.of(dying.address()))
              .withCandidateAt(100, 1));

      assertThatThrownBy(() -> gateway.client().send(httpRequest("/"), BodyHandlers.ofString()))
          .isInstanceOf(IOException.class);
      assertThat(requests(Version.CANDIDATE).bad()).isEqualTo(1);
    }
  }

  @Test
  void aStreamReachesItsReaderPieceByPiece() throws Exception {
    var gate = new CountDownLatch(1);
    try (ScriptedUpstream streaming =
        new ScriptedUpstream(
            (count, connection) -> {
              ScriptedUpstream.write(
                  connection,
                  "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
              awaitGate(gate);
              ScriptedUpstream.write(connection, "4\r\nlast\r\n0\r\n\r\n");
              return true;
            })) {
      gateway.route(shop.onServers(List.of(streaming.address()), List.of()).withoutCandidate(1));

      HttpResponse<InputStream> response =
          gateway.client().send(httpRequest("/"), BodyHandlers.ofInputStream());
      assertThat(new String(response.body().readNBytes(5), StandardCharsets.UTF_8))
          .isEqualTo("first");
      gate.countDown();
      assertThat(new String(response.body().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("last");
    }
  }

  @Test
  void aCustomerWhoLeavesFreesTheServer() throws Exception {
    var left = new CountDownLatch(1);
    try (ScriptedUpstream waiting =
        new ScriptedUpstream(
            (count, connection) -> {
              if (connection.getInputStream().read() < 0) {
                left.countDown();
              }
              return false;
            })) {
      gateway.route(
          shop.onServers(List.of(stable.address()), List.of(waiting.address()))
              .withCandidateAt(100, 1));
      try (var socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
        socket
            .getOutputStream()
            .write(
                ("GET / HTTP/1.1\r\nHost: " + RunningServer.SHOP + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        await().atMost(Duration.ofMinutes(1)).until(() -> !waiting.heads.isEmpty());
      }

      assertThat(left.await(5, TimeUnit.SECONDS)).isTrue();
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> assertThat(requests(Version.CANDIDATE).bad()).isEqualTo(1));
    }
  }

  private void awaitGate(CountDownLatch gate) throws IOException {
    try {
      gate.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private String get(String host, String headers) throws IOException {
    return gateway.raw(request("/", host, headers));
  }

  private static String request(String path, String host, String headers) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: "
        + host
        + "\r\n"
        + headers
        + "Connection: close\r\n\r\n";
  }

  private HttpRequest httpRequest(String path) {
    return HttpRequest.newBuilder(RunningServer.shop(path)).timeout(Duration.ofSeconds(10)).build();
  }

  /** A change of weights publishes what was counted until then. */
  private CellCounts cell(Version version) {
    int before = gateway.looks.get();
    gateway.route(shop.withCandidateAt(1, 2 + before));
    await().atMost(Duration.ofMinutes(1)).until(() -> gateway.looks.get() > before);
    return gateway.look.get().applications().getFirst().observed().stream()
        .filter(observed -> Routes.DEPLOYMENT.equals(observed.deployment()))
        .flatMap(observed -> observed.cells().stream())
        .filter(counted -> counted.version() == version)
        .filter(counted -> counted.step() == 1)
        .findFirst()
        .orElseThrow();
  }

  private RequestCounts requests(Version version) {
    return cell(version).requests();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n") + 4);
  }

  private static String header(String answer, String name) {
    return answer
        .lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
        .findFirst()
        .map(line -> line.substring(name.length() + 1).strip())
        .orElse("");
  }
}

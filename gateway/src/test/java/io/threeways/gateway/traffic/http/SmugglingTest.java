package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.Routes;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that a gateway and a server behind it could understand differently. */
class SmugglingTest {
  private static final String POST =
      "POST / HTTP/1.1\r\nHost: " + RunningServer.SHOP + "\r\nConnection: close";

  private RunningServer gateway;
  private ScriptedUpstream upstream;

  @BeforeEach
  void aRoutedShop() throws Exception {
    gateway = new RunningServer(Clock.systemUTC());
    upstream = new ScriptedUpstream(ScriptedUpstream.ok());
    gateway.route(
        Routes.ofAShop().onServers(List.of(upstream.address()), List.of()).withoutCandidate(1));
  }

  @AfterEach
  void nothingStaysOpen() throws Exception {
    gateway.close();
    upstream.close();
  }

  @Test
  void twoLengthsAreRefused() throws Exception {
    String answer =
        gateway.raw(
            POST + "\r\nContent-Length: 4\r\nContent-Length: 30\r\n\r\nbodyGET /b HTTP/1.1");

    assertThat(answer).startsWith("HTTP/1.1 400");
    assertThat(upstream.heads).isEmpty();
  }

  @Test
  void aLengthBesideChunksNeverReachesTheServer() throws Exception {
    gateway.raw(POST + "\r\nContent-Length: 30\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");

    assertThat(upstream.heads).noneMatch(head -> lower(head).contains("content-length: 30"));
    assertThat(upstream.heads).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void anObscureTransferCodingIsNotPassedOn() throws Exception {
    gateway.raw(POST + "\r\nTransfer-Encoding: xchunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n");

    assertThat(upstream.heads).noneMatch(head -> lower(head).contains("xchunked"));
  }

  /** Without a length its body would be taken for the next request. */
  @Test
  void anObscureTransferCodingEndsTheConnection() throws Exception {
    String answer =
        gateway.raw(
            POST.replace("Connection: close", "Connection: keep-alive")
                + "\r\nTransfer-Encoding: xchunked\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: "
                + RunningServer.SHOP
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 501").containsOnlyOnce("HTTP/1.1");
    assertThat(upstream.heads).isEmpty();
  }

  @Test
  void whatTheConnectionNamesStaysOnThisSide() throws Exception {
    gateway.raw(
        "GET / HTTP/1.1\r\nHost: "
            + RunningServer.SHOP
            + "\r\nConnection: close\r\nConnection: X-Internal, Host, X-Forwarded-For\r\nX-Internal: 1\r\n"
            + "TE: trailers\r\nKeep-Alive: 5\r\nProxy-Connection: keep-alive\r\n"
            + "Proxy-Authorization: Basic eA==\r\nUpgrade: h2c\r\nX-Kept: 1\r\n\r\n");

    String head = lower(upstream.heads.getFirst());
    assertThat(head)
        .contains("x-kept: 1", "host: " + RunningServer.SHOP, "x-forwarded-for: 127.0.0.1")
        .doesNotContain("x-internal", "keep-alive: 5", "proxy-", "upgrade", "te: trailers");
  }

  @Test
  void aLengthThatTheConnectionNamesStillFramesTheBody() throws Exception {
    String answer =
        gateway.raw(
            "POST / HTTP/1.1\r\nHost: "
                + RunningServer.SHOP
                + "\r\nConnection: close\r\nConnection: Content-Length\r\nContent-Length: 4\r\n\r\nbody");

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(lower(upstream.heads.getFirst())).contains("transfer-encoding: chunked");
  }

  @Test
  void whatAClientSaysAboutItsWayIsReplaced() throws Exception {
    gateway.raw(
        "GET / HTTP/1.1\r\nHost: "
            + RunningServer.SHOP
            + "\r\nConnection: close\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-Host: bank\r\nForwarded: for=10.0.0.1\r\nX-Real-IP: 10.0.0.1\r\n"
            + "X-Forwarded-Port: 4443\r\nX-Forwarded-Prefix: /bank\r\n\r\n");

    assertThat(lower(upstream.heads.getFirst()))
        .contains(
            "x-forwarded-for: 127.0.0.1",
            "x-forwarded-proto: http\r\n",
            "x-forwarded-host: " + RunningServer.SHOP)
        .doesNotContain("10.0.0.1", "bank", "4443");
  }

  /** HTTP/1.0 knows no chunks, and who believed its length would take the rest for a request. */
  @Test
  void chunksOfAnOlderVersionAreRefused() throws Exception {
    String answer =
        gateway.raw(
            "POST / HTTP/1.0\r\nHost: "
                + RunningServer.SHOP
                + "\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "1a\r\nbodyGET /smuggled HTTP/1.1\r\n\r\n0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.0 400");
    assertThat(upstream.heads).isEmpty();
  }

  @Test
  void anAbsoluteTargetDecidesAndIsPassedOnAsAPath() throws Exception {
    String answer =
        gateway.raw(
            "GET http://"
                + RunningServer.SHOP
                + "/a?b HTTP/1.1\r\nHost: other.production.localhost\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(upstream.heads.getFirst()).startsWith("GET /a?b HTTP/1.1\r\n");
    assertThat(lower(upstream.heads.getFirst())).contains("host: " + RunningServer.SHOP);
  }

  @Test
  void headersThatAreTooLargeAreRefused() throws Exception {
    String answer =
        gateway.raw(
            "GET / HTTP/1.1\r\nHost: "
                + RunningServer.SHOP
                + "\r\nConnection: close\r\nX-Large: "
                + "x".repeat(40_000)
                + "\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 431");
    assertThat(upstream.heads).isEmpty();
  }

  @Test
  void aWebSocketIsRefusedInWords() throws Exception {
    String answer =
        gateway.raw(
            "GET /live HTTP/1.1\r\nHost: "
                + RunningServer.SHOP
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\nGET / HTTP/1.0\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 501").contains("/problems/gateway/no-upgrade");
  }

  private static String lower(String head) {
    return head.toLowerCase(Locale.ROOT);
  }
}

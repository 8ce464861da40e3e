package io.threeways.build.andon.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.threeways.build.andon.Couriers.Undelivered;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Target;
import io.threeways.build.andon.WebhookSink;
import io.threeways.build.andon.config.AndonSettingsTest;
import io.threeways.build.network.PrivateAddresses;
import io.threeways.build.repository.RepositoryName;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks to a real server, and where none are sent. */
class WebhookCourierTest {

  @Test
  void aTargetIsToldInJsonUnderTheNoticesId() throws Exception {
    try (WebhookSink room = new WebhookSink()) {
      Notice notice = aNotice(room.address());

      courier(true).deliver(notice, (Target.Webhook) notice.target());

      assertThat(room.told()).hasSize(1);
      assertThat(room.told().getFirst().id()).isEqualTo(notice.id().toString());
      assertThat(room.told().getFirst().body())
          .contains("\"occasion\":\"pulled\"", "\"repository\":\"shop\"", "\"text\":\"Nothing");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:1/",
        "http://localhost:1/",
        "http://10.1.2.3/",
        "http://172.20.0.1/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://[fd00::1]/",
        "http://[64:ff9b::7f00:1]/",
        "http://2130706433/"
      })
  void nothingIsSentToWhereOnlyWeCanReach(String address) {
    Notice notice = aNotice(address);
    Target.Webhook target = (Target.Webhook) notice.target();

    assertThat(courier(false).refusal(target)).isPresent();
    assertThatThrownBy(() -> courier(false).deliver(notice, target))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("private address")
        .extracting("isFinal")
        .isEqualTo(true);
  }

  @Test
  void aPublicAddressIsNoPrivateOne() throws Exception {
    assertThat(PrivateAddresses.include(InetAddress.getByName("93.184.216.34"))).isFalse();
    assertThat(PrivateAddresses.include(InetAddress.getByName("2606:4700::1111"))).isFalse();
  }

  @Test
  void aRedirectIsNotFollowed() throws Exception {
    try (WebhookSink inside = new WebhookSink()) {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getResponseHeaders().set("Location", inside.address());
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
          });
      server.start();
      try {
        Notice notice = aNotice("http://127.0.0.1:" + server.getAddress().getPort() + "/");

        assertThatThrownBy(() -> courier(true).deliver(notice, (Target.Webhook) notice.target()))
            .hasMessage("it answered 307");
        assertThat(inside.told()).isEmpty();
      } finally {
        server.stop(0);
      }
    }
  }

  @Test
  void aTargetThatSaysNothingHasATimeOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Notice notice = aNotice("http://127.0.0.1:" + silent.getLocalPort() + "/");

      assertThatThrownBy(() -> courier(true).deliver(notice, (Target.Webhook) notice.target()))
          .isInstanceOf(Undelivered.class)
          .extracting("isFinal")
          .isEqualTo(false);
    }
  }

  private static WebhookCourier courier(boolean privateTargets) {
    return new WebhookCourier(
        AndonSettingsTest.with(
            Map.of(
                "threeways.build.andon.private-targets",
                String.valueOf(privateTargets),
                "threeways.build.andon.timeout",
                "2s")));
  }

  private static Notice aNotice(String to) {
    return new Notice(
        UUID.randomUUID(),
        new RepositoryName("shop"),
        1,
        Notice.Occasion.PULLED,
        Target.of("webhook", to),
        "The cord of shop is pulled",
        "Nothing enters main of shop but a fix.");
  }
}

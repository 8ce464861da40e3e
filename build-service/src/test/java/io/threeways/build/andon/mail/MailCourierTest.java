package io.threeways.build.andon.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.build.andon.Couriers.Undelivered;
import io.threeways.build.andon.Notice;
import io.threeways.build.andon.Target;
import io.threeways.build.andon.config.AndonSettingsTest;
import io.threeways.build.repository.RepositoryName;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.helper.SimpleMessageListener;
import org.subethamail.smtp.server.SMTPServer;

/** Letters to a real SMTP server. */
class MailCourierTest {
  private final List<String> letters = new CopyOnWriteArrayList<>();
  private final SMTPServer server = start();

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void aLetterSaysWhatHappenedAndHasTheNoticesId() throws Exception {
    Notice notice = aNotice("ada@example.org");

    courier(server.getPortAllocated()).deliver(notice, (Target.Mail) notice.target());
    courier(server.getPortAllocated()).deliver(notice, (Target.Mail) notice.target());

    assertThat(letters).hasSize(2);
    assertThat(letters)
        .allSatisfy(
            letter ->
                assertThat(letter)
                    .contains("Message-ID: <" + notice.id() + "@threeways>")
                    .contains("To: ada@example.org")
                    .contains("Subject: The cord of shop is pulled")
                    .contains("Auto-Submitted: auto-generated")
                    .contains("Nothing enters main"));
  }

  @Test
  void anAddressThatTheServerDoesNotKnowIsGivenUp() {
    Notice notice = aNotice("nobody@example.org");

    assertThatThrownBy(
            () -> courier(server.getPortAllocated()).deliver(notice, (Target.Mail) notice.target()))
        .isInstanceOf(Undelivered.class)
        .hasMessageContaining("nobody@example.org")
        .extracting("isFinal")
        .isEqualTo(true);
  }

  @Test
  void aServerThatSaysNothingHasATimeOut() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Notice notice = aNotice("ada@example.org");

      assertThatThrownBy(
              () -> courier(silent.getLocalPort()).deliver(notice, (Target.Mail) notice.target()))
          .isInstanceOf(Undelivered.class)
          .extracting("isFinal")
          .isEqualTo(false);
    }
  }

  private static MailCourier courier(int port) {
    return new MailCourier(
        AndonSettingsTest.with(
            Map.of(
                "threeways.build.andon.mail.host", "127.0.0.1",
                "threeways.build.andon.mail.port", String.valueOf(port),
                "threeways.build.andon.timeout", "2s")));
  }

  private static Notice aNotice(String to) {
    return new Notice(
        UUID.randomUUID(),
        new RepositoryName("shop"),
        1,
        Notice.Occasion.PULLED,
        Target.of("mail", to),
        "The cord of shop is pulled",
        "Nothing enters main of shop but a fix.");
  }

  private SMTPServer start() {
    SMTPServer started =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .simpleMessageListener(
                new SimpleMessageListener() {
                  @Override
                  public boolean accept(String from, String to) {
                    return !to.startsWith("nobody");
                  }

                  @Override
                  public void deliver(String from, String to, InputStream data) throws IOException {
                    letters.add(new String(data.readAllBytes(), StandardCharsets.UTF_8));
                  }
                })
            .build();
    started.start();
    return started;
  }
}

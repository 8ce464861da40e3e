package io.threeways.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.threeways.events.Event;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events as they are logged. */
@QuarkusTest
@RealParts("learning")
@WithTestResource(DeclaredTopics.class)
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveTest {
  /** As by default. */
  private static final int MOST_OF_ONE = 16;

  private final Broker broker = new Broker();
  private final String repository = "shop" + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void whoFollowsSeesEveryEventOnce() throws Exception {
    List<Event> events = ShopStory.of(repository);
    try (Following following = new Following(null)) {
      events.forEach(broker::send);

      List<Message> seen = following.messagesOf(repository, events.size());

      assertThat(seen).extracting(Message::data).doesNotHaveDuplicates();
      assertThat(seen).extracting(Message::position).isSorted().doesNotHaveDuplicates();
    }
  }

  @Test
  void whoComesBackGoesOnWhereItWas() throws Exception {
    List<Event> events = ShopStory.of(repository);
    events.forEach(broker::send);
    List<Message> all;
    try (Following following = new Following(0L)) {
      all = following.messagesOf(repository, events.size());
    }
    Message last = all.get(4);

    try (Following again = new Following(last.position())) {
      assertThat(again.messagesOf(repository, events.size() - 5))
          .isEqualTo(all.subList(5, events.size()));
    }
  }

  @Test
  void whoIsGoneLeavesTheirPlaceToOthers() throws Exception {
    List<Following> pages = new ArrayList<>();
    for (int i = 0; i < MOST_OF_ONE; i++) {
      pages.add(new Following("bob", null));
    }
    assertThatThrownBy(() -> new Following("bob", null).close()).isInstanceOf(AssertionError.class);

    pages.forEach(Following::close);

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              new Following("bob", null).close();
            });
  }

  private static URI live() {
    return URI.create("http://localhost:" + RestAssured.port + "/api/learning/live");
  }

  private record Message(long position, String data) {}

  private final class Following implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;

    /**
     * @param lastEventId null to begin with what comes next
     */
    Following(@Nullable Long lastEventId) throws IOException, InterruptedException {
      this("ada", lastEventId);
    }

    Following(String user, @Nullable Long lastEventId) throws IOException, InterruptedException {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(live())
              .header("Authorization", "Bearer " + TestTokens.asUser(user, "viewer"));
      if (lastEventId != null) {
        request.header("Last-Event-ID", lastEventId.toString());
      }
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      assertThat(response.headers().firstValue("content-type").orElse(""))
          .startsWith("text/event-stream");
      lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).as("the first heartbeat").startsWith(":");
    }

    List<Message> messagesOf(String repository, int count) throws IOException {
      List<Message> messages = new ArrayList<>();
      long position = 0;
      while (messages.size() < count) {
        String line = lines.readLine();
        if (line.startsWith("id: ")) {
          position = Long.parseLong(line.substring(4));
        } else if (line.startsWith("data: ")
            && line.contains(repository)
            && !line.contains("threeways-change.integrated")) {
          messages.add(new Message(position, line.substring(6)));
        }
      }
      return messages;
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}

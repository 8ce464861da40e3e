package io.threeways.build.andon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import io.threeways.build.PushedShop;
import io.threeways.build.repository.RepositoryName;
import io.threeways.events.AndonEvent;
import io.threeways.events.BuildEvent;
import io.threeways.events.EventCodec;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.RealParts;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/**
 * Pushes race with pulls. A repository's events are numbered under the lock that both take, so
 * their numbers are the order in which they committed.
 */
@QuarkusTest
@RealParts("build")
class RacingPushesTest {
  private static final int ROUNDS = 15;
  private static final Pattern TOPICS = Pattern.compile("change-pushed|andon-[a-z]+");

  private final EventCodec codec = new EventCodec();
  @Inject PullCord pullCord;
  @Inject ReleaseCord releaseCord;

  @Inject
  @Identifier("build")
  Map<String, Object> kafka;

  @Test
  void noPushCommitsWhileTheCordIsPulled() throws Exception {
    try (PushedShop shop = PushedShop.empty()) {
      RepositoryName repository = new RepositoryName(shop.name());
      shop.git().file("a", "0").commit("Begin");
      shop.pushed("main");
      AtomicBoolean over = new AtomicBoolean();
      List<GitSandbox.Answer> answers = new ArrayList<>();
      Thread pusher = Thread.ofPlatform().start(() -> pushUntil(over, shop, answers));

      for (int round = 0; round < ROUNDS; round++) {
        int seen = round;
        await().atMost(Duration.ofMinutes(1)).until(() -> size(answers) > 2 * seen);
        pullCord.byHand(repository, "ada", "round " + round);
        int refusedFrom = size(answers) + 1;
        await().atMost(Duration.ofMinutes(1)).until(() -> size(answers) > refusedFrom);
        assertThat(answer(answers, refusedFrom).succeeded()).isFalse();
        releaseCord.byHand(repository, "ada", "round " + round);
      }
      over.set(true);
      pusher.join();

      List<BuildEvent> history = history(shop.name(), 2 * ROUNDS);
      boolean pulled = false;
      long pushes = 0;
      for (BuildEvent event : history) {
        switch (event) {
          case AndonEvent.AndonPulled _ -> pulled = true;
          case AndonEvent.AndonReleased _ -> pulled = false;
          case BuildEvent.ChangePushed _ -> {
            assertThat(pulled).as("pushed while pulled: %s", event).isFalse();
            pushes++;
          }
          default -> throw new AssertionError("not asked for: " + event);
        }
      }
      long accepted = answers.stream().filter(GitSandbox.Answer::succeeded).count();
      assertThat(pushes).isEqualTo(accepted + 1);
      assertThat(accepted).isPositive();
    }
  }

  private static void pushUntil(
      AtomicBoolean over, PushedShop shop, List<GitSandbox.Answer> answers) {
    for (int i = 1; !over.get(); i++) {
      shop.git().file("a", "" + i).commit("Change " + i);
      GitSandbox.Answer answer = shop.push("main");
      synchronized (answers) {
        answers.add(answer);
      }
    }
  }

  private static int size(List<GitSandbox.Answer> answers) {
    synchronized (answers) {
      return answers.size();
    }
  }

  private static GitSandbox.Answer answer(List<GitSandbox.Answer> answers, int index) {
    synchronized (answers) {
      return answers.get(index);
    }
  }

  private List<BuildEvent> history(String repository, int andonEvents) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("auto.offset.reset", "earliest");
    settings.put("group.id", repository);
    settings.put("metadata.max.age.ms", "500");
    List<BuildEvent> heard = new ArrayList<>();
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.subscribe(TOPICS);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () -> {
                consumer
                    .poll(Duration.ofMillis(200))
                    .forEach(record -> hear(record, repository, heard));
                return heard.stream().filter(AndonEvent.class::isInstance).count() == andonEvents
                    && isWhole(heard);
              });
    }
    heard.sort(Comparator.comparing(event -> event.envelope().sequence()));
    return heard;
  }

  /** The repository's own creation, its branch's and these: nothing is missing between them. */
  private static boolean isWhole(List<BuildEvent> heard) {
    long last = heard.stream().mapToLong(event -> event.envelope().sequence()).max().orElse(0);
    return last == heard.size() + 2;
  }

  private void hear(
      ConsumerRecord<String, byte[]> record, String repository, List<BuildEvent> heard) {
    try {
      BuildEvent event = codec.decode(BuildEvent.class, record.value());
      if (event.repository().equals(repository)) {
        heard.add(event);
      }
    } catch (Exception e) {
      throw new IllegalStateException(record.topic() + " has what we cannot read", e);
    }
  }
}

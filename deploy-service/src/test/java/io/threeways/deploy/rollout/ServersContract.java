package io.threeways.deploy.rollout;

import static io.threeways.deploy.rollout.Fixtures.anArtifact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every host of servers promises. */
public abstract class ServersContract {
  private final ServerName name = new ServerName(UUID.randomUUID(), 0);

  protected abstract Servers servers();

  /** Where the artifacts of these tests are had. */
  protected abstract URI download();

  @Test
  void aStartedServerIsListedWithItsAddress() {
    servers().start(name, release("healthy"), 1);

    assertThat(servers().list(name.deployment()).get(0)).isInstanceOf(Sighting.Running.class);
  }

  @Test
  void startingTwiceIsStartingOnce() {
    servers().start(name, release("healthy"), 1);
    Sighting first = servers().list(name.deployment()).get(0);

    servers().start(name, release("healthy"), 2);

    assertThat(servers().list(name.deployment()).get(0)).isEqualTo(first);
  }

  @Test
  void aLowerEpochIsRefused() {
    servers().start(name, release("healthy"), 2);

    assertThatThrownBy(() -> servers().stop(name, 1)).isInstanceOf(Servers.Outdated.class);
    assertThatThrownBy(() -> servers().start(name, release("healthy"), 1))
        .isInstanceOf(Servers.Outdated.class);
  }

  @Test
  void whatEndsByItselfIsGoneWithItsLastWords() {
    servers().start(name, release("exits"), 1);

    Sighting seen = servers().list(name.deployment()).get(0);

    assertThat(seen)
        .isInstanceOfSatisfying(
            Sighting.Gone.class, gone -> assertThat(gone.how()).contains("code 1"));
    assertThat(servers().lastLines(name, 5)).isEqualTo("I am exits");
  }

  @Test
  void whatWasNeverStartedIsStoppedAndClearedInVain() {
    servers().stop(name, 1);
    servers().clear(name);

    assertThat(servers().list(name.deployment())).isEmpty();
    assertThat(servers().lastLines(name, 5)).isEmpty();
  }

  @Test
  void whatCanNeverStartIsSaid() {
    assertThatThrownBy(() -> servers().start(name, release("forbidden"), 1))
        .isInstanceOf(Servers.NotStartable.class);
  }

  @Test
  void aNameStandsForOneServerForEver() {
    servers().start(name, release("healthy"), 1);

    assertThatThrownBy(() -> servers().start(name, release("exits"), 1))
        .isInstanceOf(Servers.NotStartable.class)
        .hasMessageContaining("is another server");
  }

  @Test
  void aWatcherLearnsOfTheEnd() {
    servers().start(name, release("healthy"), 1);
    long known = revision();
    CompletableFuture<Void> news =
        CompletableFuture.runAsync(() -> servers().awaitChange(name, known));

    servers().stop(name, 1);

    assertThat(news).succeedsWithin(5, TimeUnit.SECONDS);
    assertThat(servers().list(name.deployment()).get(0)).isInstanceOf(Sighting.Gone.class);
  }

  private long revision() {
    return Objects.requireNonNull(servers().list(name.deployment()).get(0)).revision();
  }

  private Release release(String command) {
    return anArtifact(1, command, download()).release();
  }
}

package io.threeways.deploy.ondemand;

import static io.threeways.deploy.rollout.Fixtures.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.environment.Place;
import io.threeways.deploy.rollout.Fixtures;
import io.threeways.deploy.rollout.Published;
import io.threeways.deploy.rollout.Transactions;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every store of demands promises. */
abstract class DemandsContract {
  abstract Demands demands();

  abstract Transactions transactions();

  @Test
  void whatWasSavedIsFoundByItsName() {
    OnDemand.Open open = saved("shop-b1", 0);

    assertThat(demands().find("shop-b1")).contains(open);
    assertThat(demands().lock("shop-b1")).contains(open);
    assertThat(demands().open()).containsExactly(open);
    assertThat(demands().find("shop-b2")).isEmpty();
  }

  @Test
  void whatIsClosingCountsNoMoreAndIsThere() {
    OnDemand.Closing closing = saved("shop-b1", 0).close("its build passed");

    save(closing);

    assertThat(demands().open()).isEmpty();
    assertThat(demands().lock("shop-b1")).contains(closing);
  }

  @Test
  void aNameIsFreeAgainOnceItsEnvironmentIsClosed() {
    OnDemand.Closed closed =
        saved("shop-b1", 0).close("its time was up").vacated(NOON.plusSeconds(5));
    save(closed);

    assertThat(demands().lock("shop-b1")).isEmpty();
    assertThat(demands().find("shop-b1")).contains(closed);
    OnDemand.Open next = saved("shop-b1", 9);
    assertThat(demands().find("shop-b1")).contains(next);
    assertThat(demands().list(9)).containsExactly(next, closed);
    assertThat(demands().list(1)).containsExactly(next);
  }

  @Test
  void aHindranceIsKeptUntilItIsGone() {
    OnDemand.Open open = saved("shop-b1", 0);

    demands().hindered("shop-b1", "nobody answers");
    save(open.extend(NOON.plusSeconds(99)));

    assertThat(demands().find("shop-b1"))
        .contains(new OnDemand.Open(open.demand(), NOON.plusSeconds(99), "nobody answers"));
    demands().hindered("shop-b1", null);
    assertThat(demands().find("shop-b1")).contains(open.extend(NOON.plusSeconds(99)));
  }

  @Test
  void howItIsDeployedIsKeptWhateverTheStrategy() {
    Published published = Fixtures.anArtifact(1, "healthy");
    OnDemand.Open blueGreen = saved("shop-b1", Fixtures.by(Fixtures.BLUE_GREEN, 2, published), 0);
    OnDemand.Open rolling = saved("shop-b2", Fixtures.by(Fixtures.ROLLING, 2, published), 1);

    assertThat(demands().open()).containsExactly(blueGreen, rolling);
  }

  @Test
  void anEndedBuildIsKeptInMind() {
    transactions().in(() -> end("shop/1"));
    transactions().in(() -> end("shop/1"));

    assertThat(demands().isEnded("shop/1")).isTrue();
    assertThat(demands().isEnded("shop/2")).isFalse();
  }

  private boolean end(String build) {
    demands().exclusively();
    demands().ended(build, NOON);
    return true;
  }

  private OnDemand.Open saved(String name, long second) {
    return saved(name, Fixtures.anArtifact(1, "healthy"), second);
  }

  private OnDemand.Open saved(String name, Published published, long second) {
    Demand demand =
        new Demand(
            UUID.randomUUID(),
            new Place("shop", name),
            "shop",
            "shop/1",
            "build shop/1",
            published.release(),
            "production",
            published.release().plan(),
            UUID.randomUUID(),
            NOON.plusSeconds(second));
    OnDemand.Open open = new OnDemand.Open(demand, NOON.plus(Duration.ofHours(1)), null);
    save(open);
    return open;
  }

  private void save(OnDemand onDemand) {
    var _ =
        transactions()
            .in(
                () -> {
                  demands().save(onDemand);
                  return true;
                });
  }
}

package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.gateway.traffic.Routes;
import io.threeways.routes.ApplicationRoute;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedTogglesTest {
  private static final ApplicationRoute SHOP =
      Routes.ofAShop().stickyByCookie("customer").withoutCandidate(1);

  private final List<JsonObject> asked = new ArrayList<>();
  private Future<Optional<JsonArray>> answer =
      told(
          new JsonArray()
              .add(flag("shop.gift", true))
              .add(flag("shop.rows", 20))
              .add(flag("shop.ratio", 0.25))
              .add(flag("shop.colour", "the \"red\" one"))
              .add(flag("shop.page", new JsonObject()))
              .add(new JsonObject().put("key", "shop.none").put("reason", "DISABLED"))
              .add(flag("other.gift", true)));
  private final RememberedToggles toggles =
      new RememberedToggles(
          context -> {
            asked.add(context);
            return answer;
          },
          Duration.ofMillis(500),
          2,
          20);

  @Test
  void theApplicationsOwnTogglesAreOneStructuredField() {
    assertThat(told("ada", 0))
        .isEqualTo("gift=?1, rows=20, ratio=0.250, colour=\"the \\\"red\\\" one\"");
    assertThat(asked)
        .containsExactly(new JsonObject().put("targetingKey", "ada").put("customer", "ada"));
  }

  @Test
  void aCustomerIsAskedAboutOnceForAWhile() {
    told("ada", 0);
    told("ada", 499);
    told("bob", 499);
    assertThat(asked).hasSize(2);

    told("ada", 500);
    assertThat(asked).hasSize(3);
  }

  @Test
  void anApplicationWithoutTogglesIsAskedAboutOnceForAllCustomers() {
    answer = told(new JsonArray().add(flag("shoplifter.gift", true)));

    assertThat(told("ada", 0)).isEmpty();
    assertThat(told("bob", 499)).isEmpty();
    assertThat(asked).hasSize(1);

    told("bob", 500);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whileNobodyAnswersWhatWasToldLastHoldsAndNobodyIsAskedInVain() {
    String before = told("ada", 0);
    answer = Future.failedFuture("away");

    assertThat(told("ada", 500)).isEqualTo(before);
    assertThat(told("bob", 600)).isEmpty();
    assertThat(told("ada", 999)).isEqualTo(before);
    assertThat(asked).hasSize(2);
    assertThat(told("ada", 1_000)).isEqualTo(before);
    assertThat(asked).hasSize(3);
  }

  @Test
  void whoCannotBeAskedAboutHasNoTogglesAndTakesNobodyElses() {
    answer = Future.succeededFuture(Optional.empty());
    assertThat(told("mallory", 0)).isEmpty();
    assertThat(told("mallory", 499)).isEmpty();
    assertThat(asked).hasSize(1);

    answer = told(new JsonArray().add(flag("shop.gift", true)));
    assertThat(told("ada", 1)).isEqualTo("gift=?1");
  }

  @Test
  void nobodyIsAskedAboutWithANameThatIsTooLong() {
    assertThat(told("m".repeat(21), 0)).isEmpty();
    assertThat(asked).isEmpty();

    assertThat(told("a".repeat(20), 0)).contains("gift=?1");
  }

  @Test
  void whoCameFirstIsForgottenFirst() {
    told("ada", 0);
    told("bob", 1);
    told("eve", 2);
    assertThat(asked).hasSize(3);

    told("bob", 3);
    assertThat(asked).hasSize(3);
    told("ada", 4);
    assertThat(asked).hasSize(4);
  }

  @Test
  void whoIsUnknownIsAskedAboutWithoutAName() {
    assertThat(toggles.of(SHOP, null, 0).result()).contains("gift=?1");
    assertThat(asked).containsExactly(new JsonObject());
  }

  private String told(String customer, long millis) {
    return toggles.of(SHOP, customer, millis).result();
  }

  private static Future<Optional<JsonArray>> told(JsonArray flags) {
    return Future.succeededFuture(Optional.of(flags));
  }

  private static JsonObject flag(String key, Object value) {
    return new JsonObject().put("key", key).put("value", value).put("reason", "STATIC");
  }
}

package io.threeways.gateway.traffic.http;

import io.threeways.routes.ApplicationRoute;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a customer's toggles once for a short while. An application that has none is asked about
 * once for all of its customers. While nobody answers, customers keep what they were told last, or
 * the application its own defaults: toggles never stand between a customer and an application. Who
 * cannot be asked about has no toggles, and takes nobody else's.
 */
final class RememberedToggles implements Toggles {
  private final Evaluations evaluations;
  private final long rememberedMillis;
  private final int longestName;
  private final Map<Whom, Told> told;
  private final Map<String, Long> without = new HashMap<>();
  private long awayUntil = Long.MIN_VALUE;

  /** OFREP's evaluation of all toggles. */
  @FunctionalInterface
  interface Evaluations {
    /**
     * @return the member {@code flags} of the answer; empty when this context is refused. It fails
     *     when nobody could have been answered
     */
    Future<Optional<JsonArray>> of(JsonObject context);
  }

  /**
   * @param customers whose answers are kept; who came first is forgotten first
   * @param longestName characters of a customer who is asked about
   */
  RememberedToggles(Evaluations evaluations, Duration remembered, int customers, int longestName) {
    this.evaluations = evaluations;
    this.longestName = longestName;
    this.rememberedMillis = remembered.toMillis();
    this.told =
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Whom, Told> eldest) {
            return size() > customers;
          }
        };
  }

  @Override
  public Future<String> of(ApplicationRoute route, @Nullable String customer, long nowMillis) {
    if (customer != null && customer.length() > longestName) {
      return Future.succeededFuture("");
    }
    String application = route.application();
    if (without.getOrDefault(application, Long.MIN_VALUE) > nowMillis) {
      return Future.succeededFuture("");
    }
    Whom whom = new Whom(application, customer == null ? "" : customer);
    Told known = told.get(whom);
    if (known != null && known.until > nowMillis) {
      return known.toggles;
    }
    String last = known == null ? "" : known.last();
    if (awayUntil > nowMillis) {
      return Future.succeededFuture(last);
    }
    Future<String> asked = ask(route, customer, last, nowMillis);
    // Anew at the end of the order in which customers are forgotten.
    told.remove(whom);
    told.put(whom, new Told(asked, last, nowMillis + rememberedMillis));
    return asked;
  }

  private Future<String> ask(
      ApplicationRoute route, @Nullable String customer, String last, long nowMillis) {
    return evaluations
        .of(context(route, customer))
        .map(told -> told.map(flags -> heard(route.application(), flags, nowMillis)).orElse(""))
        .otherwise(
            away -> {
              awayUntil = nowMillis + rememberedMillis;
              return last;
            });
  }

  private String heard(String application, JsonArray flags, long nowMillis) {
    String prefix = application + ".";
    boolean any =
        flags.stream()
            .anyMatch(
                flag ->
                    flag instanceof JsonObject one && one.getString("key", "").startsWith(prefix));
    if (!any) {
      without.put(application, nowMillis + rememberedMillis);
    }
    return ToggleField.of(flags, prefix);
  }

  /** Under the name of the application's own cookie or header too: rules are written with it. */
  private static JsonObject context(ApplicationRoute route, @Nullable String customer) {
    JsonObject context = new JsonObject();
    if (customer != null) {
      context.put("targetingKey", customer);
      String name = route.stickiness().name();
      if (name != null) {
        context.put(name, customer);
      }
    }
    return context;
  }

  private record Whom(String application, String customer) {}

  /**
   * @param before what held until then
   * @param until when it is asked again, in milliseconds
   */
  private record Told(Future<String> toggles, String before, long until) {
    String last() {
      return toggles.succeeded() ? toggles.result() : before;
    }
  }
}

package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * 13. A feature that is in production hidden behind a toggle is given to one customer, then to 20 %
 * of them, then to nobody, each within a second and without a deployment.
 */
final class ToggleScene implements Scene {
  private static final Duration EFFECTIVE = Duration.ofSeconds(1);

  /** Longer than that: what is looked for comes, or the scene says how late it was. */
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private static final int PERCENT = 20;
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 200).mapToObj(number -> "customer-" + number).toList();

  /** Of 200, six standard deviations around 20 %: chance alone gets nowhere else. */
  private static final int FEWEST = 6;

  private static final int MOST = 74;

  private final Story story;
  private final InstantSource clock;

  ToggleScene(Story story, InstantSource clock) {
    this.story = story;
    this.clock = clock;
  }

  @Override
  public String title() {
    return "Toggle";
  }

  @Override
  public Sight play() throws IOException, InterruptedException {
    String key = story.shop().name() + ".gift-wrapping";
    String path = "/api/deploy/toggles/" + key;
    int deployments = deployments();
    try (BasketPage page = new BasketPage(story.application(), story.host())) {
      story.api().post("/api/deploy/toggles?reason=hidden+until+it+is+tried", definition(key));
      AssertionFailed.unless(
          !page.offersGiftWrapping("ada") && who(page).isEmpty(),
          "gifts are wrapped for somebody before it is switched on");

      turn(path + "/on", Map.of("reason", "ada tries it", "for", Map.of("customer", "ada")));
      Duration on = until(page, "ada", true);
      AssertionFailed.unless(who(page).isEmpty(), "gifts are wrapped for more than ada");

      turn(path + "/ramp", Map.of("reason", "ada likes it", "percent", PERCENT));
      Set<String> some = ramped(page);
      AssertionFailed.unless(page.offersGiftWrapping("ada"), "ada lost what she was given");

      turn(path + "/off", Map.of("reason", "the paper has run out"));
      Duration off = until(page, "ada", false);
      Set<String> late = who(page);
      AssertionFailed.unless(
          late.isEmpty(), "gifts are still wrapped for %d customers", late.size());
      AssertionFailed.unless(deployments() == deployments, "there was a deployment meanwhile");
      return sight(path, on, some.size(), off);
    }
  }

  private Sight sight(String path, Duration on, int some, Duration off) {
    JsonNode history = story.api().get(path + "/history");
    ObjectNode evidence = JsonNodeFactory.instance.objectNode();
    evidence.put("onAfter", on.toString());
    evidence.put("offAfter", off.toString());
    evidence.put("asked", CUSTOMERS.size());
    evidence.put("ramped", some);
    evidence.set("history", history);
    return new Sight(
        "for ada after %d ms, for %d of %d customers at %d %%, for nobody after %d ms; no deployment"
            .formatted(on.toMillis(), some, CUSTOMERS.size(), PERCENT, off.toMillis()),
        evidence);
  }

  private void turn(String path, Map<String, Object> request) {
    story.api().post(path, request);
  }

  /** From the answer to the command to the first answer of the shop that follows it. */
  private Duration until(BasketPage page, String customer, boolean offered)
      throws IOException, InterruptedException {
    Instant told = clock.instant();
    while (page.offersGiftWrapping(customer) != offered) {
      AssertionFailed.unless(
          clock.instant().isBefore(told.plus(LIMIT)),
          "gifts are %s for %s %d s after the toggle was switched",
          offered ? "not wrapped" : "still wrapped",
          customer,
          LIMIT.toSeconds());
    }
    Duration took = Duration.between(told, clock.instant());
    AssertionFailed.unless(
        took.compareTo(EFFECTIVE) <= 0, "the toggle was effective after %d ms", took.toMillis());
    return took;
  }

  /** As many as it should be, and the same ones when they ask again. */
  private Set<String> ramped(BasketPage page) throws IOException {
    Instant told = clock.instant();
    Instant asked = told;
    Set<String> some = who(page);
    while (!isTheShare(some)) {
      // To ask all of them takes a while: some were asked before it was effective.
      AssertionFailed.unless(
          asked.isBefore(told.plus(LIMIT)),
          "%d of %d customers are not %d %%",
          some.size(),
          CUSTOMERS.size(),
          PERCENT);
      asked = clock.instant();
      some = who(page);
    }
    // What the gateway remembers of the time before is over by then.
    Set<String> all = who(page);
    AssertionFailed.unless(
        all.containsAll(some), "some of the customers lost it while the share stayed the same");
    return all;
  }

  private static boolean isTheShare(Set<String> some) {
    return some.size() >= FEWEST && some.size() <= MOST;
  }

  private Set<String> who(BasketPage page) throws IOException {
    Set<String> who = new TreeSet<>();
    for (String customer : CUSTOMERS) {
      if (page.offersGiftWrapping(customer)) {
        who.add(customer);
      }
    }
    return who;
  }

  private int deployments() {
    return story.api().get("/api/deploy/deployments?limit=500").size();
  }

  private static JsonNode definition(String key) {
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    ObjectNode flag = file.putObject("flags").putObject(key);
    flag.put("state", "ENABLED").put("defaultVariant", "off");
    flag.putObject("variants").put("on", true).put("off", false);
    return file;
  }
}

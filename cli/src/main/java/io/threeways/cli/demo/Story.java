package io.threeways.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.cli.platform.Api;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What all scenes share: where things are, and how they are looked at from outside. */
final class Story {
  /** A rollout without an answer for so long will get none. */
  private static final Duration ROLLOUT_LIMIT = Duration.ofSeconds(120);

  private static final String PRODUCTION = "production";
  private static final Duration BUILD_LIMIT = Duration.ofSeconds(90);

  private final Api api;
  private final URI application;
  private final Shop shop;
  private final Patience patience;

  /**
   * @param application the gateway's application listener
   */
  Story(Api api, URI application, Shop shop, Patience patience) {
    this.api = api;
    this.application = application;
    this.shop = shop;
    this.patience = patience;
  }

  Api api() {
    return api;
  }

  Shop shop() {
    return shop;
  }

  /** Where the gateway answers for applications. */
  URI application() {
    return application;
  }

  /** By what name customers ask for the shop. */
  String host() {
    return shop.name() + "." + PRODUCTION + ".localhost";
  }

  Patience patience() {
    return patience;
  }

  /** A token of their own for another developer, whom it makes a member. */
  String tokenOf(String developer) {
    api.post("/api/gateway/members", Map.of("name", developer, "role", "developer"));
    return api.post("/api/gateway/tokens", Map.of("name", shop.name(), "member", developer))
        .path("token")
        .asText();
  }

  /** Customers who shop from now on. */
  Customers customers(int perSecond) {
    return new Customers(application, host(), perSecond);
  }

  /** The build of a commit, as soon as there is one. */
  JsonNode build(String commit) throws InterruptedException {
    return patience.await(
        "build of " + commit.substring(0, 7),
        BUILD_LIMIT,
        () -> first(builds(commit), any -> true));
  }

  /** The build of a commit, once it is over. */
  JsonNode endedBuild(String commit) throws InterruptedException {
    JsonNode build = build(commit);
    String path = "/api/build/builds/" + shop.name() + "/" + build.path("number").asText();
    return patience.await(
        "end of build " + build.path("number").asText(),
        BUILD_LIMIT,
        () ->
            Optional.of(api.get(path))
                .filter(view -> view.path("state").asText().matches("passed|failed|cancelled")));
  }

  /** The deployment of what was built from a commit, once it is over. */
  JsonNode endedDeployment(String commit, Duration limit) throws InterruptedException {
    String what = "end of the deployment of " + commit.substring(0, 7);
    return deployment(commit, what, limit, deployment -> deployment.path("over").asBoolean());
  }

  /** Is there any deployment of this commit? */
  boolean isDeployed(String commit) {
    return first(deployments(), view -> view.at("/artifact/commit").asText().equals(commit))
        .isPresent();
  }

  /**
   * The deployment of what was built from a commit, as soon as one version has all the traffic
   * again. The servers of the other one end while the story goes on.
   */
  Rollout decidedRollout(String commit) throws InterruptedException {
    String what = "verdict on " + commit.substring(0, 7);
    return rollout(deployment(commit, what, ROLLOUT_LIMIT, Rollout::isDecided));
  }

  /** The same, once it is over. */
  Rollout endedRollout(String commit) throws InterruptedException {
    return rollout(endedDeployment(commit, ROLLOUT_LIMIT));
  }

  /** Percent of the traffic that goes to what was built from a commit. */
  int weightOf(String commit) {
    JsonNode running = running();
    for (String role : new String[] {"stable", "candidate"}) {
      if (running.path(role).at("/artifact/commit").asText().equals(commit)) {
        return running.path(role).path("weight").asInt();
      }
    }
    return 0;
  }

  /** What runs in production. */
  JsonNode running() {
    return first(
            api.get("/api/deploy/applications"),
            view ->
                view.path("application").asText().equals(shop.name())
                    && view.path("environment").asText().equals(PRODUCTION))
        .orElseThrow(() -> new AssertionFailed("nothing is known of " + shop.name()));
  }

  private JsonNode deployment(
      String commit, String what, Duration limit, Predicate<JsonNode> wanted)
      throws InterruptedException {
    JsonNode found =
        patience.await(
            what,
            limit,
            () ->
                first(
                    deployments(),
                    deployment ->
                        deployment.at("/artifact/commit").asText().equals(commit)
                            && wanted.test(deployment)));
    return api.get("/api/deploy/deployments/" + found.path("id").asText());
  }

  private Rollout rollout(JsonNode deployment) {
    return new Rollout(
        deployment,
        api.get("/api/telemetry/judgements?deployment=" + deployment.path("id").asText()));
  }

  private JsonNode builds(String commit) {
    return api.get("/api/build/builds?repository=" + shop.name() + "&commit=" + commit);
  }

  private JsonNode deployments() {
    return api.get(
        "/api/deploy/deployments?application="
            + shop.name()
            + "&environment="
            + PRODUCTION
            + "&limit=50");
  }

  private static Optional<JsonNode> first(JsonNode list, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(list.spliterator(), false).filter(wanted).findFirst();
  }
}

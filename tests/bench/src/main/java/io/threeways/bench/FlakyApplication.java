package io.threeways.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** A server that fails a share of its requests, in production at an installation. */
final class FlakyApplication implements AutoCloseable {
  private static final Patience PATIENCE =
      new Patience(Duration.ofMinutes(2), Duration.ofMillis(100));

  private final Installation installation;
  private final String name;
  private final TracedGit git;

  private FlakyApplication(Installation installation, String name, TracedGit git) {
    this.installation = installation;
    this.name = name;
    this.git = git;
  }

  /** Tried out at 10 %. */
  static final String CANARY =
      "canary: {steps: [10%, 100%], minimum: 5s, deadline: 5m, inconclusive: rollback}";

  /**
   * In a repository of its own; nothing is deployed yet.
   *
   * @param strategy a line of its pipeline file
   */
  static FlakyApplication create(Installation installation, String name, String strategy)
      throws IOException, InterruptedException {
    installation.createRepository(name);
    TracedGit git = TracedGit.clone(installation, name);
    Files.writeString(git.folder().resolve("Flaky.java"), resource("Flaky.java"));
    Files.writeString(
        git.folder().resolve(".threeways.yaml"),
        resource("pipeline.yaml").formatted(name, strategy));
    return new FlakyApplication(installation, name, git);
  }

  String name() {
    return name;
  }

  String host() {
    return name + ".production.localhost";
  }

  /**
   * Pushes a version that fails this share of its requests, which builds and deploys it.
   *
   * @return the deployment, once it is over
   */
  JsonNode push(String share) throws IOException, InterruptedException {
    return over(begin(share).path("id").asText());
  }

  /**
   * The same, to look on.
   *
   * @return the deployment, once there is one
   */
  JsonNode begin(String share) throws IOException, InterruptedException {
    Files.writeString(git.folder().resolve("share"), share);
    git.push("Fail " + share + " of all requests");
    String commit = git.head();
    return PATIENCE.await("deployment of " + commit, () -> deploymentOf(commit));
  }

  /**
   * Asks for an artifact that was deployed before.
   *
   * @return the id of the deployment
   */
  String deploy(String digest) throws IOException, InterruptedException {
    ObjectNode wanted = JsonNodeFactory.instance.objectNode();
    wanted.put("application", name).put("environment", "production").put("artifact", digest);
    return installation.post("/api/deploy/deployments", wanted).path("id").asText();
  }

  /** A deployment, once it is over and nothing of it is left. */
  JsonNode over(String deployment) throws IOException, InterruptedException {
    return PATIENCE.await(
        "end of deployment " + deployment,
        () ->
            Optional.of(installation.get("/api/deploy/deployments/" + deployment))
                .filter(view -> view.path("over").asBoolean()));
  }

  /**
   * Returns all traffic to the version before.
   *
   * @return the id of the deployment that does
   */
  String back() throws IOException, InterruptedException {
    return installation
        .post(
            "/api/deploy/applications/" + name + "/production/back",
            JsonNodeFactory.instance.objectNode())
        .path("id")
        .asText();
  }

  /** Ends a rollout on trial: the stable version gets all traffic. */
  void rollBack(String deployment) throws IOException, InterruptedException {
    installation.post(
        "/api/deploy/deployments/" + deployment + "/rollback",
        JsonNodeFactory.instance.objectNode());
  }

  /** The digest of what the gateway calls stable at this moment. */
  String stable() throws IOException, InterruptedException {
    for (JsonNode route : installation.get("/api/gateway/routes").path("applications")) {
      if (route.path("application").asText().equals(name)) {
        return route.at("/stable/artifact").asText();
      }
    }
    return "";
  }

  /** Percent of the requests that the gateway gives to a deployment's candidate at this moment. */
  int weight(String deployment) throws IOException, InterruptedException {
    for (JsonNode route : installation.get("/api/gateway/routes").path("applications")) {
      JsonNode candidate = route.path("candidate");
      if (candidate.path("deployment").asText().equals(deployment)) {
        return candidate.path("weight").asInt();
      }
    }
    return 0;
  }

  @Override
  public void close() throws IOException {
    git.close();
  }

  /**
   * @param deployment that is over
   * @throws IOException when it ended otherwise
   */
  static void mustEndAs(String state, JsonNode deployment) throws IOException {
    if (!deployment.path("state").asText().equals(state)) {
      throw new IOException("it should have " + state + ": " + deployment);
    }
  }

  private Optional<JsonNode> deploymentOf(String commit) throws IOException, InterruptedException {
    for (JsonNode view : installation.get("/api/deploy/deployments?application=" + name)) {
      if (view.at("/artifact/commit").asText().equals(commit)) {
        return Optional.of(view);
      }
    }
    return Optional.empty();
  }

  private static String resource(String file) throws IOException {
    try (InputStream text =
        Objects.requireNonNull(FlakyApplication.class.getResourceAsStream("flaky/" + file), file)) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

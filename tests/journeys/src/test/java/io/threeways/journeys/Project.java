package io.threeways.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A developer's working tree, and its repository on an installation. */
final class Project {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(3);
  private static final Duration LOOK = Duration.ofMillis(200);

  /** What belongs to the checkout of the product, not to the shop. */
  private static final List<String> NOT_THE_SHOP = List.of("variants", "out", ".git");

  private final Installation installation;
  private final Path tree;
  private final String name;
  private final String url;

  private Project(Installation installation, Path tree, String name) {
    this.installation = installation;
    this.tree = tree;
    this.name = name;
    this.url = created(installation, name).path("gitUrl").asText();
    git("init", "-q", "-b", "main");
  }

  private static JsonNode created(Installation installation, String name) {
    return Installation.json(
        installation
            .request()
            .contentType("application/json")
            .body("{\"name\":\"" + name + "\"}")
            .post("/api/build/repositories")
            .then()
            .statusCode(201)
            .extract()
            .asString());
  }

  /**
   * An empty tree, and an empty repository of a name that nobody else has.
   *
   * @param folder that is empty
   * @param word that the name begins with
   */
  static Project empty(Installation installation, Path folder, String word) {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new Project(installation, folder, word + "-" + unique);
  }

  /**
   * The sample, as an application of the repository's name; committed. Half of the customers try a
   * new version at once, so that a verdict has enough of them in seconds, and no build waits for an
   * environment of its own.
   */
  static Project shop(Installation installation, Path folder) {
    Project shop = empty(installation, folder, "shop");
    Path sample = Installation.repository().resolve("samples/shop");
    try (Stream<Path> all = Files.walk(sample)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        Path relative = sample.relativize(file);
        if (!NOT_THE_SHOP.contains(relative.getName(0).toString())) {
          Path target = shop.tree.resolve(relative);
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      Path pipeline = shop.tree.resolve(".threeways.yaml");
      shop.file(
          ".threeways.yaml",
          Files.readString(pipeline)
              .replace("application: shop\n", "application: " + shop.name + "\n")
              .replace("[10%, 50%, 100%]", "[50%, 100%]")
              .replaceFirst("(?s)  - name: system\n.*?(?=deploy:)", ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    shop.commit("A small tea shop");
    return shop;
  }

  String name() {
    return name;
  }

  /** Where Git finds it. */
  String url() {
    return url;
  }

  Project file(String path, String text) {
    try {
      Path file = tree.resolve(path);
      Files.createDirectories(file.resolveSibling("."));
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @return the commit
   */
  String commit(String message) {
    git("add", "--all");
    git("commit", "-q", "--allow-empty", "-m", message);
    return git("rev-parse", "HEAD").out().strip();
  }

  /** Runs Git in the tree; fails when it does not end well. */
  Command git(String... words) {
    Command command = tryGit(words);
    assertThat(command.exitCode()).as(command.all()).isZero();
    return command;
  }

  Command tryGit(String... words) {
    return installation.git(tree, words);
  }

  Command push() {
    return tryGit("push", url, "HEAD:refs/heads/main");
  }

  void pushed() {
    Command push = push();
    assertThat(push.exitCode()).as(push.all()).isZero();
  }

  /** Branches and tags that the server has, as Git lists them. */
  String landed() {
    return git("ls-remote", "--heads", "--tags", url).out();
  }

  /** Waits until a commit's build has ended. */
  JsonNode endedBuild(String commit) {
    return await()
        .atMost(BUILD_LIMIT)
        .pollInterval(LOOK)
        .until(
            () -> build(commit),
            build -> build.path("state").asText().matches("passed|failed|cancelled"));
  }

  /** A commit's build; missing when there is none yet. */
  JsonNode build(String commit) {
    return installation.get("/api/build/builds?repository=" + name + "&commit=" + commit).path(0);
  }

  /** What a build's stages said. */
  String log(JsonNode build) {
    return installation
        .request()
        .accept("text/plain")
        .get("/api/build/builds/{name}/{number}/log", name, build.path("number").asLong())
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** The deployment to production of a commit's build; missing when there is none yet. */
  JsonNode deployment(String commit) {
    JsonNode all =
        installation.get(
            "/api/deploy/deployments?limit=50&environment=production&application=" + name);
    return StreamSupport.stream(all.spliterator(), false)
        .filter(deployment -> deployment.at("/artifact/commit").asText().equals(commit))
        .findFirst()
        .orElse(all.path(all.size()));
  }

  /** What is told of the change that ends with a commit. */
  JsonNode story(String commit) {
    return installation.get("/api/learning/changes/story?commit=" + commit);
  }
}

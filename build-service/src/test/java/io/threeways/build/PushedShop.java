package io.threeways.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.threeways.testkit.GitSandbox;
import io.threeways.testkit.TestTokens;
import java.time.Duration;
import java.util.UUID;

/** A repository on the service under test, pushed to with the real git. */
public final class PushedShop implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String name = "shop-" + UUID.randomUUID().toString().substring(0, 8);
  private final GitSandbox git = GitSandbox.repository();
  private final String token = TestTokens.asUser("ada", "developer", "viewer");

  /** An empty repository of its own name, here and there. */
  public static PushedShop empty() {
    PushedShop shop = new PushedShop();
    given()
        .auth()
        .oauth2(shop.token)
        .contentType("application/json")
        .body("{\"name\": \"%s\"}".formatted(shop.name))
        .post("/api/build/repositories")
        .then()
        .statusCode(201);
    shop.git.git("remote", "add", "origin", shop.url());
    shop.git.git("config", "http.extraHeader", "Authorization: Bearer " + shop.token);
    return shop;
  }

  public String name() {
    return name;
  }

  public GitSandbox git() {
    return git;
  }

  public String token() {
    return token;
  }

  public String url() {
    return "http://localhost:%d/git/%s.git".formatted(RestAssured.port, name);
  }

  /** Commits the pipeline file. */
  public PushedShop withPipeline(String yaml) {
    git.file(".threeways.yaml", yaml);
    git.commit("Change the pipeline");
    return this;
  }

  public GitSandbox.Answer push(String... more) {
    String[] arguments = new String[more.length + 2];
    arguments[0] = "push";
    arguments[1] = "origin";
    System.arraycopy(more, 0, arguments, 2, more.length);
    return git.tryGit(arguments);
  }

  public String pushed(String branch) {
    GitSandbox.Answer answer = push(branch);
    assertThat(answer.output()).doesNotContain("rejected");
    assertThat(answer.exitCode()).as(answer.output()).isZero();
    return answer.output();
  }

  /** The build as its view says, now. */
  public JsonPath build(long number) {
    return given()
        .auth()
        .oauth2(token)
        .get("/api/build/builds/{name}/{number}", name, number)
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  /** Waits until the build is in this state. */
  public JsonPath awaitBuild(long number, String state) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(build(number).getString("state")).isEqualTo(state));
    return build(number);
  }

  public String log(long number) {
    return given()
        .auth()
        .oauth2(token)
        .accept("text/plain")
        .get("/api/build/builds/{name}/{number}/log", name, number)
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  @Override
  public void close() {
    git.close();
  }
}

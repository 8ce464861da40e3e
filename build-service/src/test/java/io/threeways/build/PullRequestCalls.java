package io.threeways.build;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.testkit.TestTokens;
import java.util.Map;

/** Asks for something of a pull request, over HTTP. */
public final class PullRequestCalls {
  private PullRequestCalls() {}

  /**
   * @param user a developer, who must be let do it
   * @param path below that of all pull requests, for example {@code /shop/2/merge}
   */
  public static void post(String user, String path, Map<String, ?> body) {
    int status =
        given()
            .auth()
            .oauth2(TestTokens.asUser(user, "developer", "viewer"))
            .contentType("application/json")
            .body(body)
            .post("/api/build/pulls" + path)
            .statusCode();
    assertThat(status).as(path).isBetween(200, 201);
  }
}

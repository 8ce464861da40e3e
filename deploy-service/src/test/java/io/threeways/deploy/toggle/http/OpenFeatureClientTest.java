package io.threeways.deploy.toggle.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import dev.openfeature.contrib.providers.ofrep.OfrepProvider;
import dev.openfeature.contrib.providers.ofrep.OfrepProviderOptions;
import dev.openfeature.sdk.Client;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.MutableContext;
import dev.openfeature.sdk.OpenFeatureAPI;
import dev.openfeature.sdk.Value;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.threeways.testkit.RealParts;
import io.threeways.testkit.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenFeature's own OFREP clients, as an application uses them. */
@QuarkusTest
@RealParts("deploy")
class OpenFeatureClientTest {
  private static final Path SCRIPT = Path.of("src/test/javascript");
  private static final String TOGGLES =
      """
      {"flags": {
        "client.boolean": {"state": "ENABLED", "variants": {"on": true, "off": false},
          "defaultVariant": "off",
          "targeting": {"if": [{"in": [{"var": "customer"}, ["ada"]]}, "on", null]},
          "metadata": {"owner": "checkout"}},
        "client.string": {"state": "ENABLED", "variants": {"a": "red", "b": "blue"},
          "defaultVariant": "b"},
        "client.integer": {"state": "ENABLED", "variants": {"few": 3, "many": 30},
          "defaultVariant": "few"},
        "client.double": {"state": "ENABLED", "variants": {"half": 0.5}, "defaultVariant": "half"},
        "client.object": {"state": "ENABLED", "variants": {"page": {"size": 20, "dark": true}},
          "defaultVariant": "page"},
        "client.disabled": {"state": "DISABLED", "variants": {"on": true, "off": false},
          "defaultVariant": "off"}
      }}
      """;

  @BeforeEach
  void togglesAreApplied() {
    given()
        .auth()
        .oauth2(TestTokens.asUser("ada", "developer"))
        .contentType("application/json")
        .body(TOGGLES)
        .post("/api/deploy/toggles?reason=clients")
        .then()
        .statusCode(200);
  }

  private static URI address() {
    return URI.create("http://localhost:%d/".formatted(RestAssured.port));
  }

  @AfterEach
  void close() {
    OpenFeatureAPI.getInstance().shutdown();
  }

  @Test
  void javas() {
    Client client = client(token());
    MutableContext ada = new MutableContext("ada").add("customer", "ada");

    FlagEvaluationDetails<Boolean> forAda = client.getBooleanDetails("client.boolean", false, ada);
    assertThat(forAda.getValue()).isTrue();
    assertThat(forAda.getVariant()).isEqualTo("on");
    assertThat(forAda.getReason()).isEqualTo("TARGETING_MATCH");
    assertThat(forAda.getFlagMetadata().getString("owner")).isEqualTo("checkout");
    assertThat(client.getBooleanValue("client.boolean", true, new MutableContext("bob"))).isFalse();
    assertThat(client.getStringValue("client.string", "none", ada)).isEqualTo("blue");
    assertThat(client.getIntegerValue("client.integer", 0, ada)).isEqualTo(3);
    assertThat(client.getDoubleValue("client.double", 0.0, ada)).isEqualTo(0.5);
    Value page = client.getObjectValue("client.object", new Value(), ada);
    assertThat(page.asStructure().getValue("size").asInteger()).isEqualTo(20);
    assertThat(client.getBooleanValue("client.disabled", true, ada)).isTrue();
    assertThat(client.getBooleanDetails("client.none", true, ada).getErrorCode())
        .isEqualTo(ErrorCode.FLAG_NOT_FOUND);
    assertThat(client.getBooleanDetails("client.string", true, ada).getErrorCode())
        .isEqualTo(ErrorCode.TYPE_MISMATCH);
  }

  @Test
  void javasWithoutATokenGetsTheCodesDefault() {
    FlagEvaluationDetails<Boolean> answer =
        client("nobody").getBooleanDetails("client.boolean", true, new MutableContext("ada"));

    assertThat(answer.getValue()).isTrue();
    assertThat(answer.getErrorCode()).isEqualTo(ErrorCode.GENERAL);
  }

  /**
   * Installed by npm from what is committed beside it; a host without Node leaves it out, loudly.
   */
  @Test
  void javaScripts() throws Exception {
    Assumptions.assumeTrue(
        answers("node", "--version") && answers("npm", "--version"),
        "NOT TESTED: OpenFeature's JavaScript client needs node and npm on this host");
    Path installed = Path.of("target/javascript").toAbsolutePath();
    Files.createDirectories(installed);
    for (String file : new String[] {"package.json", "package-lock.json", "client.mjs"}) {
      Files.copy(
          SCRIPT.resolve(file), installed.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    assertThat(
            output(
                installed,
                Duration.ofMinutes(3),
                "npm",
                "ci",
                "--no-audit",
                "--no-fund",
                "--ignore-scripts"))
        .endsWith("exit 0");

    String told =
        output(
            installed, Duration.ofMinutes(1), "node", "client.mjs", address().toString(), token());

    assertThat(told)
        .contains("ada true TARGETING_MATCH on")
        .contains("bob false DEFAULT off")
        .contains("string blue")
        .contains("integer 3")
        .contains("double 0.5")
        .contains("object {\"size\":20,\"dark\":true}")
        .contains("disabled true")
        .contains("none FLAG_NOT_FOUND")
        .contains("web true")
        .contains("web again 304")
        .endsWith("exit 0");
  }

  private Client client(String token) {
    OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    api.setProviderAndWait(
        OfrepProvider.constructProvider(
            OfrepProviderOptions.builder()
                .baseUrl(address().toString().replaceAll("/$", ""))
                .headers(ImmutableMap.of("Authorization", ImmutableList.of("Bearer " + token)))
                .build()));
    return api.getClient();
  }

  private static String token() {
    return TestTokens.asUser("shop", "viewer");
  }

  private static boolean answers(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static String output(Path folder, Duration limit, String... command) throws Exception {
    Path log = folder.resolve(command[0] + ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " does not end:\n" + Files.readString(log));
    }
    return Files.readString(log) + "exit " + process.exitValue();
  }
}

package io.threeways.build.artifact;

import static io.restassured.RestAssured.given;
import static io.threeways.build.PullRequestCalls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.threeways.build.PushedShop;
import io.threeways.testkit.RealParts;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a stranger who has an artifact, and trusts the published key, learns of it. */
@QuarkusTest
@RealParts("build")
class ProvenanceTest {
  private static final String PACKAGED =
      """
      version: 1
      stages:
        - {name: package, run: "ls > files", artifact: files}
      """;

  /** A SubjectPublicKeyInfo of Ed25519 up to the key itself (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private PushedShop shop;

  @BeforeEach
  void open() {
    shop = PushedShop.empty();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void anArtifactSaysWhichTreeWasTestedAndTheKeyVerifiesIt() throws Exception {
    shop.withPipeline(PACKAGED);
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
    JsonPath artifact = artifact();

    JsonPath statement = verified(envelope(artifact.getString("digest")));

    assertThat(statement.getString("_type")).isEqualTo("https://in-toto.io/Statement/v1");
    assertThat("sha256:" + statement.getString("subject[0].digest.sha256"))
        .isEqualTo(artifact.getString("digest"));
    assertThat(statement.getString("subject[0].uri")).isEqualTo(artifact.getString("purl"));
    assertThat(statement.getString(source("gitCommit"))).isEqualTo(revision("HEAD"));
    assertThat(statement.getString(source("gitTree"))).isEqualTo(revision("HEAD^{tree}"));
    assertThat(statement.getString(parameter("ref"))).isEqualTo("refs/heads/main");
    assertThat(statement.getString(parameter("repository"))).endsWith("/" + shop.name() + ".git");
    Instant started = Instant.parse(statement.getString(metadata("startedOn")));
    assertThat(Instant.parse(statement.getString(metadata("finishedOn")))).isAfter(started);
  }

  @Test
  void oneThatLandedThroughTheQueueNamesTheExactMerge() throws Exception {
    shop.withPipeline(PACKAGED);
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
    shop.git().git("checkout", "-b", "price");
    shop.git().file("price", "dearer\n");
    shop.git().commit("Raise the price");
    shop.pushed("price");
    String pull = shop.name() + "/2";
    post("ada", "", Map.of("repository", shop.name(), "branch", "price"));
    String head = shop.git().git("rev-parse", "HEAD").strip();
    post("bob", "/" + pull + "/reviews", Map.of("verdict", "approve", "commit", head));
    post("ada", "/" + pull + "/merge", Map.of());
    await().atMost(Duration.ofSeconds(30)).until(this::isOfAMerge);
    shop.git().git("fetch", "-q", "origin");

    JsonPath statement = verified(envelope(artifact().getString("digest")));

    assertThat(statement.getString(source("gitCommit"))).isEqualTo(revision("origin/main"));
    assertThat(statement.getString(source("gitTree"))).isEqualTo(revision("origin/main^{tree}"));
    assertThat(revision("origin/main^2")).isEqualTo(revision("price"));
    assertThat(statement.getString(parameter("ref"))).isEqualTo("refs/heads/main");
  }

  @Test
  void whoeverChangesAByteIsFoundOut() throws Exception {
    shop.withPipeline(PACKAGED);
    shop.pushed("main");
    shop.awaitBuild(1, "passed");
    JsonPath envelope = envelope(artifact().getString("digest"));
    byte[] payload = Base64.getDecoder().decode(envelope.getString("payload"));

    payload[0] = (byte) (payload[0] ^ 1);

    assertThat(verifies(envelope, payload)).isFalse();
  }

  @Test
  void nothingIsSaidOfAnArtifactThatNobodyPublished() {
    given()
        .auth()
        .oauth2(shop.token())
        .get("/api/build/artifacts/sha256:{hex}/provenance", "ab".repeat(32))
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/build/unknown-provenance"));
  }

  private boolean isOfAMerge() {
    return !artifact().getString("build").equals(shop.name() + "/1");
  }

  /** The newest of main. */
  private JsonPath artifact() {
    JsonPath all = got("/api/build/artifacts?repository=" + shop.name()).extract().jsonPath();
    return all.setRootPath("find { it.branch == 'main' }");
  }

  private JsonPath envelope(String digest) {
    return got("/api/build/artifacts/" + digest + "/provenance")
        .contentType("application/vnd.dsse.envelope.v1+json")
        .extract()
        .jsonPath();
  }

  private ValidatableResponse got(String path) {
    return given().auth().oauth2(shop.token()).get(path).then().statusCode(200);
  }

  /** The payload, after its signature was verified as DSSE says. */
  private JsonPath verified(JsonPath envelope) throws Exception {
    byte[] payload = Base64.getDecoder().decode(envelope.getString("payload"));
    assertThat(envelope.getString("payloadType")).isEqualTo("application/vnd.in-toto+json");
    assertThat(verifies(envelope, payload)).isTrue();
    return JsonPath.from(new String(payload, StandardCharsets.UTF_8));
  }

  private boolean verifies(JsonPath envelope, byte[] payload) throws Exception {
    String type = envelope.getString("payloadType");
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(publishedKey(envelope.getString("signatures[0].keyid")));
    signature.update(
        "DSSEv1 %d %s %d "
            .formatted(type.length(), type, payload.length)
            .getBytes(StandardCharsets.UTF_8));
    signature.update(payload);
    return signature.verify(Base64.getDecoder().decode(envelope.getString("signatures[0].sig")));
  }

  private PublicKey publishedKey(String id) throws Exception {
    String x =
        got("/api/build/provenance-keys")
            .extract()
            .jsonPath()
            .param("id", id)
            .getString("keys.find { it.kid == id && it.crv == 'Ed25519' }.x");
    byte[] point = Base64.getUrlDecoder().decode(x);
    byte[] encoded = new byte[PREFIX.length + point.length];
    System.arraycopy(PREFIX, 0, encoded, 0, PREFIX.length);
    System.arraycopy(point, 0, encoded, PREFIX.length, point.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private String revision(String name) {
    return shop.git().git("rev-parse", name).strip();
  }

  private static String source(String digest) {
    return "predicate.buildDefinition.resolvedDependencies[0].digest." + digest;
  }

  private static String parameter(String name) {
    return "predicate.buildDefinition.externalParameters." + name;
  }

  private static String metadata(String name) {
    return "predicate.runDetails.metadata." + name;
  }
}

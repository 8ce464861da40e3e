package io.threeways.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestIdentity.class)
class VerificationTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject CallTokens callTokens;

  @Test
  void aUsersTokenFromTheGatewayIsBelieved() {
    with(TestIdentity.user("ann", Roles.OPERATOR))
        .get("/who")
        .then()
        .statusCode(200)
        .body(is("ann [developer, operator, viewer]"));
  }

  @Test
  void aRoleOpensWhatTheLesserOnesMayDo() {
    with(TestIdentity.user("ann", Roles.ADMIN)).get("/who/operators").then().statusCode(200);
    with(TestIdentity.user("bob", Roles.DEVELOPER)).get("/who/operators").then().statusCode(403);
  }

  @Test
  void aServiceSpeaksForItself() {
    with(callTokens.token())
        .get("/who")
        .then()
        .statusCode(200)
        .body(is("build [service, service:build]"));
  }

  @Test
  void withoutATokenNothingAnswers() {
    given().get("/who").then().statusCode(401);
    given().get("/no/such/path").then().statusCode(401);
  }

  @Test
  void healthIsNotAskedForAToken() {
    given().get("/q/health").then().statusCode(404);
  }

  @Test
  void aBelievedTokenLendsNothingToAnotherSignature() {
    String token = TestIdentity.user("ann", Roles.ADMIN);
    with(token).get("/who").then().statusCode(200);
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
    with(unsigned + "A".repeat(86)).get("/who").then().statusCode(401);
  }

  @Test
  void aServicesKeyCannotMakeAnAdmin() {
    String forged =
        TestIdentity.signer("build")
            .sign("build", Set.of(Roles.ADMIN, Roles.SERVICE), Instant.now(), MINUTE);
    with(forged).get("/who/operators").then().statusCode(403);
    with(forged).get("/who").then().body(is("build [service, service:build]"));
  }

  @Test
  void aServicesKeySpeaksForNobodyElse() {
    String forged =
        TestIdentity.signer("build").sign("ann", Set.of(Roles.SERVICE), Instant.now(), MINUTE);
    with(forged).get("/who").then().statusCode(401);
  }

  @Test
  void theGatewayCannotMakeAPersonAService() {
    String forged =
        TestIdentity.signer("gateway")
            .sign("ann", Set.of("service:cli", Roles.VIEWER), Instant.now(), MINUTE);
    with(forged).get("/who").then().body(is("ann [viewer]"));
  }

  @Test
  void aKeyCannotNameAnotherIssuer() {
    with(signed(privateKeyOf("build"), "gateway", "build")).get("/who").then().statusCode(401);
  }

  @Test
  void aKeyIdThatBelongsToAnotherKeyIsRefused() {
    with(signed(privateKeyOf("build"), "gateway", "gateway")).get("/who").then().statusCode(401);
  }

  @Test
  void anUnknownKeyIsRefused() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    PrivateKey stranger = generator.generateKeyPair().getPrivate();
    with(signed(stranger, "gateway", "gateway")).get("/who").then().statusCode(401);
    with(signed(stranger, "stranger", "stranger")).get("/who").then().statusCode(401);
  }

  @Test
  void anUnsignedTokenIsRefused() {
    String unsigned =
        encoded("{\"alg\":\"none\",\"kid\":\"gateway\",\"typ\":\"JWT\"}")
            + "."
            + payloadOf(TestIdentity.user("ann", Roles.ADMIN))
            + ".";
    with(unsigned).get("/who").then().statusCode(401);
  }

  @Test
  void aSymmetricSignatureWithThePublicKeyIsRefused() {
    String confused =
        Jwt.issuer("gateway")
            .audience(TokenSigner.AUDIENCE)
            .subject("mallory")
            .groups(Roles.ADMIN)
            .jws()
            .keyId("gateway")
            .algorithm(SignatureAlgorithm.HS256)
            .signWithSecret("a secret of thirty-two characters");
    with(confused).get("/who").then().statusCode(401);
  }

  @Test
  void anExpiredTokenIsRefused() {
    String expired =
        TestIdentity.signer("gateway")
            .sign("ann", Set.of(Roles.VIEWER), Instant.now().minusSeconds(120), MINUTE);
    with(expired).get("/who").then().statusCode(401);
  }

  @Test
  void aTokenThatClaimsToLiveForYearsIsRefusedOnceItIsOld() {
    String eternal =
        TestIdentity.signer("gateway")
            .sign(
                "ann", Set.of(Roles.VIEWER), Instant.now().minusSeconds(600), Duration.ofDays(99));
    with(eternal).get("/who").then().statusCode(401);
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    String foreign =
        Jwt.issuer("gateway")
            .audience("another installation")
            .subject("ann")
            .jws()
            .keyId("gateway")
            .algorithm(SignatureAlgorithm.ES256)
            .sign(privateKeyOf("gateway"));
    with(foreign).get("/who").then().statusCode(401);
  }

  private static RequestSpecification with(String token) {
    return given().header("Authorization", "Bearer " + token);
  }

  private static String signed(PrivateKey key, String issuer, String keyId) {
    return Jwt.issuer(issuer)
        .audience(TokenSigner.AUDIENCE)
        .subject("mallory")
        .upn("mallory")
        .groups(Set.of(Roles.ADMIN, Roles.SERVICE))
        .expiresIn(MINUTE)
        .jws()
        .keyId(keyId)
        .algorithm(SignatureAlgorithm.ES256)
        .sign(key);
  }

  private static PrivateKey privateKeyOf(String name) {
    return TestIdentity.signer(name).key();
  }

  private static String payloadOf(String token) {
    return token.split("\\.", -1)[1];
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

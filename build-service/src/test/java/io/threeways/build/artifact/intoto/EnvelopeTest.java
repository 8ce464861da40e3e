package io.threeways.build.artifact.intoto;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Against the example of DSSE's protocol.md. */
class EnvelopeTest {
  private static final String TYPE = "http://example.com/HelloWorld";
  private static final byte[] BODY = "hello world".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatIsSignedIsWhatTheSpecificationSigns() {
    assertThat(Envelope.preAuthentication(TYPE, BODY))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("DSSEv1 29 http://example.com/HelloWorld 11 hello world");
  }

  @Test
  void theSignatureOfTheSpecificationsExampleIsOfWhatWeSign() throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(keyOfTheExample());

    signature.update(Envelope.preAuthentication(TYPE, BODY));

    assertThat(
            signature.verify(
                decoded(
                    "A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJ"
                        + "PcIAriEGAHTVeCUjW2JIZA==")))
        .isTrue();
  }

  @Test
  void lengthsAreOfBytesNotOfCharacters() {
    assertThat(Envelope.preAuthentication("ä", "€".getBytes(StandardCharsets.UTF_8)))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo("DSSEv1 2 ä 3 €");
  }

  @Test
  void anEnvelopeHoldsTheBodyItsTypeAndASignatureOfBoth() throws Exception {
    var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    SigningKey key = new SigningKey(pair);

    Envelope envelope = Envelope.seal(TYPE, BODY, key);

    assertThat(envelope.payload()).isEqualTo("aGVsbG8gd29ybGQ=");
    assertThat(envelope.payloadType()).isEqualTo(TYPE);
    assertThat(envelope.signatures()).hasSize(1);
    assertThat(envelope.signatures().getFirst().keyid()).isEqualTo(key.verification().id());
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(pair.getPublic());
    signature.update(Envelope.preAuthentication(TYPE, BODY));
    assertThat(signature.verify(decoded(envelope.signatures().getFirst().sig()))).isTrue();
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static PublicKey keyOfTheExample() throws Exception {
    AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
    curve.init(new ECGenParameterSpec("secp256r1"));
    ECPoint point =
        new ECPoint(
            new BigInteger(
                "46950820868899156662930047687818585632848591499744589407958293238635476079160"),
            new BigInteger(
                "5640078356564379163099075877009565129882514886557779369047442380624545832820"));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(point, curve.getParameterSpec(ECParameterSpec.class)));
  }
}

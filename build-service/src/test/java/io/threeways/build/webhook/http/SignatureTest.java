package io.threeways.build.webhook.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.build.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The example of docs.github.com, "Validating webhook deliveries". */
class SignatureTest {
  private static final byte[] BODY = "Hello, World!".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
  private static final Optional<WebhookSecret> SECRET =
      Optional.of(new WebhookSecret("It's a Secret to Everybody"));

  @Test
  void whatIsSignedWithTheSecretIs() {
    assertThat(Signature.isOf(BODY, SECRET, SIGNATURE)).isTrue();
    assertThat(Signature.isOf(BODY, SECRET, SIGNATURE.replace('7', '8'))).isFalse();
    assertThat(Signature.isOf(BODY, SECRET, null)).isFalse();
  }

  @Test
  void withoutASecretNothingIsSignedWhateverIsComparedInItsPlace() {
    String standIn = Signature.of(BODY, Signature.NOBODYS);
    assertThat(Signature.isOf(BODY, Optional.of(Signature.NOBODYS), standIn)).isTrue();
    assertThat(Signature.isOf(BODY, Optional.empty(), standIn)).isFalse();
  }
}

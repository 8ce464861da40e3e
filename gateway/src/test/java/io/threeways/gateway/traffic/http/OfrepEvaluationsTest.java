package io.threeways.gateway.traffic.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OfrepEvaluationsTest {
  @ParameterizedTest
  @ValueSource(ints = {400, 413, 422, 431})
  void aContextThatIsRefusedIsItsSendersMatter(int status) {
    assertThat(OfrepEvaluations.isAboutTheContext(status)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 500, 503, 302})
  void everythingElseIsNobodysAnswer(int status) {
    assertThat(OfrepEvaluations.isAboutTheContext(status)).isFalse();
  }
}

package io.threeways.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitTest {
  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50})
  void whatIsInRangeIsGiven(int asked) {
    assertThat(Limit.within("build", asked, 50)).isEqualTo(asked);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 51})
  void whatIsOutOfRangeIsRefusedInTheWordOfWhoIsAsked(int asked) {
    assertThatThrownBy(() -> Limit.within("build", asked, 50))
        .asInstanceOf(type(ProblemException.class))
        .extracting(ProblemException::problem)
        .returns(URI.create("/problems/build/limit"), Problem::type)
        .returns(400, Problem::status);
  }

  @Test
  void theRefusalSaysWhatMayBeAskedFor() {
    assertThatThrownBy(() -> Limit.within("build", 51, 50))
        .asInstanceOf(type(ProblemException.class))
        .extracting(e -> e.problem().detail())
        .isEqualTo("limit is 51; it may be 1 to 50.");
  }
}

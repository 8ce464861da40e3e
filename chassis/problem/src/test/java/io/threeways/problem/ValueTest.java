package io.threeways.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ValueTest {
  private static final String ID = "01939d2a-0000-7000-8000-000000000001";

  @Test
  void whatCanBeReadIsGiven() {
    assertThat(Value.parsed("build", () -> UUID.fromString(ID))).hasToString(ID);
  }

  @Test
  @SuppressWarnings("AlwaysThrows") // That it does is what the test is about.
  void whatIsRefusedIsAProblemOfWhoIsAskedInTheWordsOfTheRefusal() {
    assertThatThrownBy(() -> Value.parsed("build", () -> UUID.fromString("seven")))
        .hasCauseInstanceOf(IllegalArgumentException.class)
        .asInstanceOf(type(ProblemException.class))
        .extracting(ProblemException::problem)
        .returns(URI.create("/problems/build/malformed-request"), Problem::type)
        .returns(400, Problem::status)
        .returns("Invalid UUID string: seven", Problem::detail);
  }

  @Test
  void anyOtherFailureIsNoMistakeOfTheCaller() {
    assertThatThrownBy(
            () ->
                Value.parsed(
                    "build",
                    () -> {
                      throw new IllegalStateException("the disk is full");
                    }))
        .isInstanceOf(IllegalStateException.class);
  }
}

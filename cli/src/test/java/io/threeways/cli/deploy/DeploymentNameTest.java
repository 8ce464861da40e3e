package io.threeways.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threeways.cli.terminal.ExitCode;
import io.threeways.cli.terminal.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeploymentNameTest {
  private static final List<String> IDS =
      List.of(
          "019a1c2e-0000-7000-8000-000000000001",
          "019a1c2e-0000-7000-8000-000000000002",
          "019b0000-0000-7000-8000-000000000003");

  @Test
  void theBeginningOfOneIdIsEnough() {
    assertThat(new DeploymentName("019b").among(IDS)).isEqualTo(IDS.get(2));
  }

  @Test
  void aBeginningOfTwoIsRefusedAndSaysOfHowMany() {
    assertThatThrownBy(() -> new DeploymentName("019a1c2e").among(IDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessageContainingAll("019a1c2e", "2 deployments");
  }

  @Test
  void aBeginningOfNoneIsNotFound() {
    assertThatThrownBy(() -> new DeploymentName("ffff").among(IDS))
        .isInstanceOfSatisfying(
            Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.NOT_FOUND))
        .hasMessageContaining("ffff");
  }
}

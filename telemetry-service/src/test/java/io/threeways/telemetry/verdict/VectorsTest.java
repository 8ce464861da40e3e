package io.threeways.telemetry.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VectorsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void everyLookOfAVectorHasItsThreeEvidences(String name, JsonNode vector) {
    TestProcess process = new TestProcess(Parameters.defaults());
    List<LogEvidence> curve = new ArrayList<>();

    for (JsonNode stratum : vector.get("strata")) {
      process.look(List.of(stratum(stratum)));
      curve.add(process.evidence());
    }

    for (int look = 0; look < curve.size(); look++) {
      LogEvidence evidence = curve.get(look);
      close("rollback", look, evidence.rollback(), vector.get("logRollback"));
      close("relative", look, evidence.relative(), vector.get("logPromoteRelative"));
      close("absolute", look, evidence.absolute(), vector.get("logPromoteAbsolute"));
    }
  }

  @Test
  void theVectorsAreAllThere() throws IOException {
    assertThat(cases()).hasSize(8);
  }

  private static void close(String which, int look, double actual, JsonNode expected) {
    assertThat(actual)
        .as("%s after look %d", which, look + 1)
        .isCloseTo(expected.get(look).asDouble(), within(1e-9));
  }

  private static Stratum stratum(JsonNode json) {
    return new Stratum(
        json.get("canaryBad").asLong(),
        json.get("canaryTotal").asLong(),
        json.get("baselineBad").asLong(),
        json.get("baselineTotal").asLong());
  }

  static Stream<Object[]> cases() throws IOException {
    try (InputStream vectors = VectorsTest.class.getResourceAsStream("/verdict/vectors.json")) {
      JsonNode document = new ObjectMapper().readTree(vectors);
      List<Object[]> cases = new ArrayList<>();
      document.get("cases").forEach(c -> cases.add(new Object[] {c.get("name").asText(), c}));
      return cases.stream();
    }
  }
}

package io.threeways.cli.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void strataAreAddedUp() throws JsonProcessingException {
    assertThat(
            counts(
                """
                {"evidence": {"measures": [
                  {"measure": "latency", "unit": "request"},
                  {"measure": "errors", "unit": "key", "processes": [{"strata": [
                    {"candidate": 40, "candidateBad": 5, "baseline": 400, "baselineBad": 0},
                    {"candidate": 4, "candidateBad": 0, "baseline": 17, "baselineBad": 1}]}]}]}}
                """))
        .isEqualTo("5 of 44 customers failed; 1 of 417 on the version before");
  }

  @Test
  void withoutKeysRequestsAreCounted() throws JsonProcessingException {
    assertThat(
            counts(
                """
                {"evidence": {"measures": [
                  {"measure": "errors", "unit": "request", "processes": [{"strata": [
                    {"candidate": 3, "candidateBad": 1, "baseline": 9, "baselineBad": 0}]}]}]}}
                """))
        .isEqualTo("1 of 3 requests failed; 0 of 9 on the version before");
  }

  @Test
  void whereNoErrorsWereMeasuredNothingIsSaid() throws JsonProcessingException {
    assertThat(counts("{}")).isEmpty();
  }

  private static String counts(String judgement) throws JsonProcessingException {
    return Counts.of(new ObjectMapper().readTree(judgement));
  }
}

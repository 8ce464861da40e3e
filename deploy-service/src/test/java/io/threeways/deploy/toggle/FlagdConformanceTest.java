package io.threeways.deploy.toggle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.threeways.deploy.jsonlogic.Generation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The cases of flagd's testbed 3.9.0. Where a case names a generation of fractional it holds under
 * that setting; where it names none it holds under each of them that flagd has it for.
 */
class FlagdConformanceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  /** Their expectation was replaced by that of {@code @no-default-variant}, which we keep. */
  private static final String DEPRECATED = "@deprecated";

  static Stream<Arguments> cases() {
    return ConformanceCase.all().stream()
        .filter(each -> !each.has(DEPRECATED))
        .flatMap(
            each ->
                Arrays.stream(Generation.values())
                    .filter(each::isOf)
                    .filter(generation -> isDefined(each, generation))
                    .map(generation -> Arguments.of(each, generation)));
  }

  /** Buckets of nested expressions are given for the generation of the released flagd alone. */
  private static boolean isDefined(ConformanceCase each, Generation generation) {
    return generation == Generation.TWO || !each.has("@fractional-nested");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void answersAsFlagdDoes(ConformanceCase asked, Generation generation) {
    ConformanceCase.Answer answer = asked.asked(generation, NOW);

    JsonNode expected = asked.expected();
    if (expected.has("value")) {
      assertThat(comparable(answer.value()))
          .isEqualTo(comparable(asked.parsed(expected.path("value").asText())));
    }
    if (expected.has("reason")) {
      assertThat(answer.reason()).isEqualTo(expected.path("reason").asText());
    }
    if (expected.has("error-code")) {
      assertThat(answer.errorCode()).isEqualTo(expected.path("error-code").asText());
    }
    for (JsonNode row : metadata(expected)) {
      assertThat(String.valueOf(answer.metadata().get(row.path(0).asText())))
          .isEqualTo(row.path(2).asText());
    }
    if (expected.has("metadata") && metadata(expected).isEmpty()) {
      assertThat(answer.metadata()).isEmpty();
    }
  }

  @Test
  void everyCaseIsTriedButSixThatOthersReplaced() {
    List<ConformanceCase> all = ConformanceCase.all();
    List<ConformanceCase> tried =
        all.stream()
            .filter(each -> cases().anyMatch(arguments -> each.equals(arguments.get()[0])))
            .toList();

    List<ConformanceCase> left = new ArrayList<>(all);
    left.removeAll(tried);
    assertThat(all).hasSize(324);
    assertThat(left).hasSize(6).allMatch(each -> each.has(DEPRECATED));
  }

  private static List<JsonNode> metadata(JsonNode expected) {
    List<JsonNode> rows = new ArrayList<>();
    expected.path("metadata").forEach(rows::add);
    return rows.isEmpty() ? rows : rows.subList(1, rows.size());
  }

  private static Object comparable(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    return value == null ? Map.of() : value;
  }
}

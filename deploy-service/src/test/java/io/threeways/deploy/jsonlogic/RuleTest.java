package io.threeways.deploy.jsonlogic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RuleLimits LIMITS = new RuleLimits(20, 200, 2_000);
  private static final RuleCompiler COMPILER = new RuleCompiler(LIMITS, Generation.TWO);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"if": [false, 1, true, 2, 3]}                       | {}                       | 2
          {"if": [false, 1]}                                   | {}                       | null
          {"?:": [[], "full", "empty"]}                        | {}                       | "empty"
          {"and": [1, "", 3]}                                  | {}                       | ""
          {"or": [0, false, "a"]}                              | {}                       | "a"
          {"==": [1, "1"]}                                     | {}                       | true
          {"==": [null, 0]}                                    | {}                       | false
          {"===": [1, 1.0]}                                    | {}                       | true
          {"!==": [1, "1"]}                                    | {}                       | true
          {"!": [[]]}                                          | {}                       | true
          {"!!": "0"}                                          | {}                       | true
          {"<": [1, {"var": "age"}, 18]}                       | {"age": 17}              | true
          {"<=": [1, 18, 18]}                                  | {}                       | true
          {"<": ["10", "9"]}                                   | {}                       | true
          {"<": ["10", 9]}                                     | {}                       | false
          {">=": [{"var": "age"}, 18]}                         | {}                       | false
          {"+": [1, "2", 3]}                                   | {}                       | 6
          {"-": 2}                                             | {}                       | -2
          {"-": [2, 0.5]}                                      | {}                       | 1.5
          {"*": [2, 3, 4]}                                     | {}                       | 24
          {"/": [1, 0]}                                        | {}                       | null
          {"%": [101, 2]}                                      | {}                       | 1
          {"max": [1, 3, 2]}                                   | {}                       | 3
          {"min": []}                                          | {}                       | null
          {"var": "a.b.1"}                                     | {"a": {"b": [1, 2]}}     | 2
          {"var": ["a.x", "none"]}                             | {"a": 1}                 | "none"
          {"var": ""}                                          | {"a": 1}                 | {"a": 1}
          {"missing": ["a", "b"]}                              | {"a": 1}                 | ["b"]
          {"missing_some": [1, ["a", "b"]]}                    | {"a": 1}                 | []
          {"missing_some": [2, ["a", "b"]]}                    | {"a": 1}                 | ["b"]
          {"map": [{"var": "n"}, {"*": [{"var": ""}, 2]}]}     | {"n": [1, 2]}            | [2, 4]
          {"filter": [{"var": "n"}, {">": [{"var": ""}, 1]}]}  | {"n": [1, 2]}            | [2]
          {"reduce": [[1, 2, 3], {"+": [{"var": "current"}, {"var": "accumulator"}]}, 0]} | {} | 6
          {"all": [[], {"var": ""}]}                           | {}                       | false
          {"some": [[0, 1], {"var": ""}]}                      | {}                       | true
          {"none": [[0, 0], {"var": ""}]}                      | {}                       | true
          {"merge": [[1], 2, [3, [4]]]}                        | {}                       | [1, 2, 3, [4]]
          {"in": ["ada", ["ada", "bob"]]}                      | {}                       | true
          {"in": ["pin", "spinach"]}                           | {}                       | true
          {"in": [{"var": "customer"}, ["ada"]]}               | {}                       | false
          {"cat": ["user-", {"var": "id"}]}                    | {"id": 12345678901234567} | "user-12345678901234567"
          {"cat": ["a", {"var": "gone"}, 1.0, 1.5]}            | {}                       | "a11.5"
          {"substr": ["jsonlogic", -5]}                        | {}                       | "logic"
          {"substr": ["jsonlogic", 1, -5]}                     | {}                       | "son"
          """)
  void anOperatorDoesWhatJavaScriptsReferenceDoes(String rule, String data, String result)
      throws Exception {
    assertThat(JSON.writeValueAsString(applied(rule, data)))
        .isEqualTo(JSON.writeValueAsString(JSON.readTree(result)));
  }

  @Test
  void anUnknownOperatorIsLocated() {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> applied("{\"if\": [{\"equals\": [1, 2]}, 1, 2]}", "{}"))
        .satisfies(e -> assertThat(e.pointer()).isEqualTo("/if/0/equals"))
        .withMessageContaining("no operator 'equals'")
        .withMessageContaining("starts_with");
  }

  @Test
  void aRuleWithTwoOperatorsIsNone() {
    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> applied("{\"==\": [1, 1], \"!=\": [1, 1]}", "{}"))
        .withMessageContaining("one operator");
  }

  @Test
  void whatIsNestedTooDeepIsRefused() {
    String rule = "{\"!\": [".repeat(LIMITS.depth()) + "true" + "]}".repeat(LIMITS.depth());

    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> applied(rule, "{}"))
        .withMessageContaining("20 levels");
  }

  @Test
  void whatIsTooLargeIsRefused() {
    List<Integer> many = IntStream.range(0, LIMITS.nodes()).boxed().toList();

    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> COMPILER.compile(Map.of("in", List.of(1, many))))
        .withMessageContaining("200 values");
  }

  @Test
  void nestedIterationsEndWhenTheirStepsAreUsedUp() throws Exception {
    String squared =
        "{\"map\": [{\"var\": \"n\"}, {\"map\": [{\"merge\": [1, 2, 3, 4, 5, 6, 7, 8]}, 1]}]}";
    List<Integer> many = IntStream.range(0, 1_000).boxed().toList();
    Rule rule = COMPILER.compile(JSON.readValue(squared, Object.class));

    assertThatExceptionOfType(TooMuchWork.class)
        .isThrownBy(() -> rule.apply(Map.of("n", many), plenty()));
  }

  /** Each doubles what a list holds, or goes through it; none has many steps of its own. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"==": [$, $]}
          {"===": [$, {"merge": [$]}]}
          {"in": [$, [1, $]]}
          {"cat": [$]}
          {"substr": [$, 1]}
          {"var": [$]}
          {"missing": [$]}
          {"fractional": [{"cat": $}, ["a", 1]]}
          """)
  void aValueThatHoldsItselfTwiceAgainAndAgainIsNotGoneThrough(String rule) throws Exception {
    String doubled =
        "{\"reduce\": [{\"var\": \"n\"}, [{\"var\": \"accumulator\"}, {\"var\": \"accumulator\"}],"
            + " 1]}";
    Rule compiled = COMPILER.compile(JSON.readValue(rule.replace("$", doubled), Object.class));
    Map<String, Object> fifty = Map.of("n", IntStream.range(0, 50).boxed().toList());

    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertThatExceptionOfType(TooMuchWork.class)
                .isThrownBy(() -> compiled.apply(fifty, plenty())));
  }

  @Test
  void aValueThatIsNestedAgainAndAgainIsNotGoneThroughEither() throws Exception {
    RuleCompiler patient = new RuleCompiler(new RuleLimits(50, 5_000, 1_000_000), Generation.THREE);
    Map<String, Object> many = Map.of("n", IntStream.range(0, 30_000).boxed().toList());
    String nested = "{\"reduce\": [{\"var\": \"n\"}, [{\"var\": \"accumulator\"}], 1]}";

    for (String rule : List.of("{\"cat\": [$]}", "{\"==\": [$, $]}")) {
      Rule compiled = patient.compile(JSON.readValue(rule.replace("$", nested), Object.class));
      assertThatExceptionOfType(TooMuchWork.class).isThrownBy(() -> compiled.apply(many, plenty()));
    }
    Rule sum = patient.compile(JSON.readValue("{\"+\": [" + nested + "]}", Object.class));
    assertThat(sum.apply(many, plenty())).isNull();
  }

  @Test
  void longTextsCostWhatTheyTake() throws Exception {
    Map<String, Object> texts =
        Map.of("long", "a".repeat(60_000), "part", "a".repeat(30_000) + "b");
    Rule search =
        COMPILER.compile(Map.of("in", List.of(Map.of("var", "part"), Map.of("var", "long"))));
    Rule number = COMPILER.compile(Map.of("+", List.of("1".repeat(100_000))));

    assertThatExceptionOfType(TooMuchWork.class).isThrownBy(() -> search.apply(texts, plenty()));
    assertThat(number.apply(texts, plenty())).isNull();
  }

  @Test
  void referencesInACircleAreRefused() {
    References references =
        new References(
            Map.of(
                "a", Map.of("!", List.of(Map.of("$ref", "b"))),
                "b", Map.of("!", List.of(Map.of("$ref", "a")))),
            LIMITS);

    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> references.writtenOut(Map.of("$ref", "a")))
        .withMessageContaining("circle");
  }

  @Test
  void referencesThatMultiplyAreRefused() {
    List<Object> twice = List.of(Map.of("$ref", "b"), Map.of("$ref", "b"));
    List<Object> again = List.of(Map.of("$ref", "a"), Map.of("$ref", "a"));
    List<Object> many = new ArrayList<>(IntStream.range(0, 60).boxed().toList());
    References references =
        new References(Map.of("a", Map.of("and", twice), "b", Map.of("in", many)), LIMITS);

    assertThatExceptionOfType(InvalidRule.class)
        .isThrownBy(() -> references.writtenOut(Map.of("and", again)))
        .withMessageContaining("references written out");
  }

  private static @Nullable Object applied(String rule, String data)
      throws JsonProcessingException, InvalidRule {
    return COMPILER
        .compile(JSON.readValue(rule, Object.class))
        .apply(JSON.readValue(data, Object.class), plenty());
  }

  /** More than any rule may take. */
  private static Steps plenty() {
    return new Steps(Integer.MAX_VALUE);
  }
}

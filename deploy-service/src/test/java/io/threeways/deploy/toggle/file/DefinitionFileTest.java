package io.threeways.deploy.toggle.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.deploy.jsonlogic.Generation;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.jsonlogic.RuleLimits;
import io.threeways.deploy.toggle.Definition;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DefinitionFileTest {
  private static final Definition NONE = new Definition(Map.of());
  private static final RuleLimits LIMITS = new RuleLimits(20, 500, 1_000);
  private static final DefinitionFile FILES =
      new DefinitionFile(10_000, LIMITS, new RuleCompiler(LIMITS, Generation.TWO));

  @Test
  void evaluatorsAndMetadataOfTheSetAreWrittenOut() {
    Parsed parsed =
        parse(
            """
            {
              "$evaluators": {"insider": {"in": [{"var": "customer"}, ["ada"]]}},
              "metadata": {"owner": "checkout", "team": "shop"},
              "flags": {
                "shop.gift": {
                  "state": "ENABLED",
                  "variants": {"on": true, "off": false},
                  "defaultVariant": "off",
                  "targeting": {"if": [{"$ref": "insider"}, "on", null]},
                  "metadata": {"owner": "ada", "expires": "2027-01-31"}
                }
              }
            }
            """);

    assertThat(parsed)
        .isInstanceOfSatisfying(
            Parsed.Valid.class,
            valid -> {
              assertThat(valid.definitions()).containsOnlyKeys("shop.gift");
              assertThat(valid.definitions().getOrDefault("shop.gift", NONE).owner())
                  .isEqualTo("ada");
              assertThat(valid.definitions().getOrDefault("shop.gift", NONE).metadata())
                  .containsEntry("team", "shop");
              assertThat(valid.definitions().getOrDefault("shop.gift", NONE).json().toString())
                  .contains("customer")
                  .doesNotContain("$ref");
            });
  }

  @Test
  void whatTheSchemaRefusesIsLocated() {
    assertThat(
            faults(
                """
                {
                  "flags": {
                    "a": {
                      "state": "on",
                      "variants": {"on": true, "off": false},
                      "defaultVariant": "off"
                    }
                  }
                }
                """))
        .anySatisfy(
            fault -> {
              assertThat(fault.line()).isEqualTo(4);
              assertThat(fault.pointer()).isEqualTo("/flags/a/state");
              assertThat(fault.message()).contains("ENABLED");
            });
  }

  @Test
  void anUnknownOperatorIsLocated() {
    assertThat(
            faults(
                """
                {"flags": {"a": {
                  "state": "ENABLED", "variants": {"on": true, "off": false},
                  "defaultVariant": "off",
                  "targeting": {"if": [
                    {"equals": [1, 2]}, "on"]}}}}
                """))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(5);
              assertThat(fault.column()).isEqualTo(6);
              assertThat(fault.message()).contains("no operator 'equals'");
            });
  }

  @Test
  void aReferenceToNothingIsLocated() {
    assertThat(
            faults(
                """
                {"flags": {"a": {
                  "state": "ENABLED", "variants": {"on": true}, "defaultVariant": "on",
                  "targeting": {"if": [{"$ref": "nobody"}, "on"]}}}}
                """))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.message()).contains("no evaluator 'nobody'");
            });
  }

  @Test
  void anUnknownDefaultVariantIsLocated() {
    assertThat(
            faults(
                """
                {"flags": {"a": {"state": "ENABLED",
                  "variants": {"on": true},
                  "defaultVariant": "off"}}}
                """))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(3);
              assertThat(fault.message()).isEqualTo("there is no variant 'off'; there are on");
            });
  }

  @Test
  void variantsOfTwoTypesAreRefused() {
    assertThat(
            faults(
                """
                {"flags": {"a": {"state": "ENABLED", "variants": {"on": true, "off": "no"}}}}
                """))
        .isNotEmpty();
  }

  @Test
  void aDayThatIsNoneIsLocated() {
    assertThat(
            faults(
                """
                {"flags": {"a": {"state": "ENABLED", "variants": {"on": true},
                  "metadata": {"expires": "soon"}}}}
                """))
        .singleElement()
        .satisfies(fault -> assertThat(fault.pointer()).isEqualTo("/flags/a/metadata/expires"));
  }

  @Test
  void brokenJsonIsLocated() {
    assertThat(faults("{\n  \"flags\": {,}\n}"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.line()).isEqualTo(2));
  }

  @Test
  void aKeyThatIsThereTwiceIsLocated() {
    assertThat(faults("{\"flags\": {},\n \"flags\": {}}"))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.line()).isEqualTo(2);
              assertThat(fault.message()).contains("twice");
            });
  }

  @Test
  void aRuleThatIsTooDeepIsRefusedByItsLimit() {
    String rule = "{\"!\": [".repeat(15) + "true" + "]}".repeat(15);
    assertThat(faults(aFlagWith(rule))).isEmpty();

    String deeper = "{\"!\": [".repeat(21) + "true" + "]}".repeat(21);
    assertThat(faults(aFlagWith(deeper)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("20 levels"));

    String bottomless = "[".repeat(100_000 / 25);
    assertThat(faults(aFlagWith(bottomless))).hasSize(1);
  }

  @Test
  void aFileThatIsTooLargeIsNotRead() {
    assertThat(faults(" ".repeat(10_001)))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("10,000 are read"));
  }

  @Test
  void aDocumentThatIsNotAFileOfTogglesSaysWhatOneIs() {
    assertThat(faults("[]"))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("{\"flags\": {…}}"));
    assertThat(faults("")).hasSize(1);
    assertThat(faults("{\"flags\": {}} x")).hasSize(1);
  }

  @Test
  void anEmptyFileOfTogglesNamesNone() {
    assertThat(parse("{\"flags\": {}}")).isEqualTo(new Parsed.Valid(Map.of()));
  }

  private static String aFlagWith(String rule) {
    return "{\"flags\": {\"a\": {\"state\": \"ENABLED\", \"variants\": {\"true\": true},"
        + " \"targeting\": "
        + rule
        + "}}}";
  }

  private static List<Fault> faults(String text) {
    return parse(text) instanceof Parsed.Refused refused ? refused.faults() : List.of();
  }

  private static Parsed parse(String text) {
    return FILES.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}

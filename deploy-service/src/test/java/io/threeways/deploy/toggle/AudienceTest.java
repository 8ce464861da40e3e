package io.threeways.deploy.toggle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AudienceTest {
  private static final Definition SWITCH =
      new Definition(
          Map.of(
              "state", "ENABLED",
              "variants", Map.of("yes", true, "no", false),
              "defaultVariant", "no"));
  private static final Audience.Variants VARIANTS = new Audience.Variants("yes", "no");

  @Property
  void whatIsWrittenIsReadAgain(
      @ForAll @Size(max = 3) Map<@NotEmpty String, @Size(min = 1, max = 3) Set<String>> named,
      @ForAll @IntRange(max = 99) int percent) {
    Audience audience = new Audience(named, percent);

    assertThat(Audience.of(audience.in(SWITCH, VARIANTS))).contains(audience);
  }

  @Test
  void itIsToldInWords() {
    assertThat(words(Audience.NOBODY)).isEqualTo("off");
    assertThat(words(Audience.ALL)).isEqualTo("on");
    assertThat(words(Audience.NOBODY.and("customer", "ada"))).isEqualTo("on for customer=ada");
    assertThat(words(Audience.NOBODY.and("customer", "ada").and("customer", "bob").share(20)))
        .isEqualTo("on for customer=ada, customer=bob and 20 %");
    assertThat(words(Audience.NOBODY.share(20))).isEqualTo("on for 20 %");
    assertThat(Audience.describe(SWITCH.with("state", "DISABLED"))).isEqualTo("disabled");
  }

  @Test
  void aRuleOfAnotherShapeIsLeftAlone() {
    Definition byHand =
        SWITCH.with("targeting", Map.of("if", List.of(Map.of("var", "beta"), "yes", "no")));

    assertThat(Audience.of(byHand)).isEmpty();
    assertThat(Audience.describe(byHand)).isEqualTo("targeted");
  }

  @Test
  void everyoneMeansNobodyIsNamedAnyMore() {
    Definition all = Audience.NOBODY.and("customer", "ada").share(100).in(SWITCH, VARIANTS);

    assertThat(all.targeting()).isNull();
    assertThat(all.defaultVariant()).isEqualTo("yes");
  }

  private static @Nullable String words(Audience audience) {
    return Audience.describe(audience.in(SWITCH, VARIANTS));
  }
}

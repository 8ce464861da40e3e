package io.threeways.deploy.jsonlogic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;

/** What a ramp may rely on, in each generation. */
class FractionalProperties {
  private static final RuleLimits LIMITS = new RuleLimits(10, 100, 100);

  @Property
  void whoIsInStaysInWhileTheShareGrows(
      @ForAll Generation generation,
      @ForAll @NotEmpty String user,
      @ForAll @IntRange(max = 100) int percent,
      @ForAll @IntRange(max = 100) int more)
      throws InvalidRule {
    boolean before = "on".equals(chosen(generation, user, Math.min(percent, more)));
    boolean after = "on".equals(chosen(generation, user, Math.max(percent, more)));

    assertThat(!before || after).isTrue();
  }

  @Property
  void theEndsAreNobodyAndEveryone(@ForAll Generation generation, @ForAll @NotEmpty String user)
      throws InvalidRule {
    assertThat(chosen(generation, user, 0)).isEqualTo("off");
    assertThat(chosen(generation, user, 100)).isEqualTo("on");
  }

  @Property(tries = 30)
  void aShareIsThatShareOfMany(
      @ForAll Generation generation, @ForAll @IntRange(min = 5, max = 95) int percent)
      throws InvalidRule {
    int users = 5_000;
    int in = 0;
    for (int user = 0; user < users; user++) {
      in += "on".equals(chosen(generation, "customer-" + user, percent)) ? 1 : 0;
    }

    // Six standard deviations of a binomial share: chance alone does not get there.
    double most = 6 * Math.sqrt(percent * (100.0 - percent) / users);
    assertThat(100.0 * in / users).isBetween(percent - most, percent + most);
  }

  @Property
  void whoIsUnknownIsInNoBucket(@ForAll Generation generation) throws InvalidRule {
    assertThat(chosen(generation, null, 50)).isNull();
  }

  private static @Nullable Object chosen(Generation generation, @Nullable String user, int percent)
      throws InvalidRule {
    Map<String, @Nullable Object> context = new HashMap<>();
    context.put("targetingKey", user);
    context.put("$flagd", Map.of("flagKey", "checkout"));
    return new RuleCompiler(LIMITS, generation)
        .compile(
            Map.of("fractional", List.of(List.of("on", percent), List.of("off", 100 - percent))))
        .apply(context, new Steps(Integer.MAX_VALUE));
  }
}

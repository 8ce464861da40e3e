package io.threeways.deploy.toggle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * For whom a toggle of true and false is on, as commands say it: some by name, and a share of all
 * others. It is read from and written as flagd's targeting; a rule of another shape was written by
 * hand, and no command touches it.
 *
 * @param named values of an attribute of the context, for example customer: ada
 * @param percent of all others, 0 to 100; who is in stays in while it grows
 */
public record Audience(Map<String, Set<String>> named, int percent) {
  public Audience {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a share is 0 to 100 %, not " + percent);
    }
    named = Map.copyOf(named);
  }

  static final Audience NOBODY = new Audience(Map.of(), 0);
  static final Audience ALL = new Audience(Map.of(), 100);

  Audience and(String attribute, String value) {
    Map<String, Set<String>> more = new LinkedHashMap<>(named);
    Set<String> values = new LinkedHashSet<>(named.getOrDefault(attribute, Set.of()));
    values.add(value);
    more.put(attribute, values);
    return new Audience(more, percent);
  }

  Audience share(int share) {
    return share == 100 ? ALL : new Audience(named, share);
  }

  /** Nothing when the toggle is not one of true and false, or its targeting is of another shape. */
  static Optional<Audience> of(Definition definition) {
    return Variants.of(definition)
        .flatMap(
            variants -> {
              Object targeting = definition.targeting();
              boolean on = variants.on().equals(definition.defaultVariant());
              if (targeting == null) {
                return Optional.of(on ? ALL : NOBODY);
              }
              return on ? Optional.empty() : Shape.read(targeting, variants);
            });
  }

  /** The toggle, on for this audience and off for everyone else. */
  Definition in(Definition definition, Variants variants) {
    Definition enabled = definition.with("state", "ENABLED");
    if (named.isEmpty() && percent % 100 == 0) {
      return enabled
          .without("targeting")
          .with("defaultVariant", percent == 100 ? variants.on() : variants.off());
    }
    return enabled
        .with("defaultVariant", variants.off())
        .with("targeting", Shape.written(this, variants));
  }

  static String describe(Definition definition) {
    if (!definition.isEnabled()) {
      return "disabled";
    }
    return of(definition)
        .map(Audience::words)
        .orElseGet(() -> definition.targeting() == null ? "static" : "targeted");
  }

  private String words() {
    if (named.isEmpty()) {
      return percent == 0 ? "off" : percent == 100 ? "on" : "on for %d %%".formatted(percent);
    }
    String who =
        named.keySet().stream()
            .sorted()
            .flatMap(
                attribute ->
                    named.getOrDefault(attribute, Set.of()).stream()
                        .sorted()
                        .map(value -> attribute + "=" + value))
            .collect(Collectors.joining(", "));
    return percent == 0 ? "on for " + who : "on for %s and %d %%".formatted(who, percent);
  }

  /** The names of the variants that are true and false. */
  record Variants(String on, String off) {
    static Optional<Variants> of(Definition definition) {
      String on = null;
      String off = null;
      for (Map.Entry<String, @Nullable Object> variant : definition.variants().entrySet()) {
        if (Boolean.TRUE.equals(variant.getValue())) {
          on = on == null ? variant.getKey() : on;
        } else if (Boolean.FALSE.equals(variant.getValue())) {
          off = off == null ? variant.getKey() : off;
        } else {
          return Optional.empty();
        }
      }
      return on == null || off == null ? Optional.empty() : Optional.of(new Variants(on, off));
    }
  }

  /** {@code {"if": [{"or": [{"in": [{"var": …}, […]]}, …]}, on, {"fractional": …}]}}. */
  private static final class Shape {
    private Shape() {}

    static Map<String, @Nullable Object> written(Audience audience, Variants variants) {
      if (audience.named.isEmpty()) {
        return share(audience.percent, variants);
      }
      List<@Nullable Object> conditions = new ArrayList<>();
      audience.named.keySet().stream()
          .sorted()
          .forEach(
              attribute ->
                  conditions.add(
                      operation(
                          "in",
                          operation("var", attribute),
                          audience.named.getOrDefault(attribute, Set.of()).stream()
                              .sorted()
                              .toList())));
      Object others = audience.percent == 0 ? null : share(audience.percent, variants);
      Map<String, @Nullable Object> rule = new LinkedHashMap<>();
      List<@Nullable Object> parts = new ArrayList<>();
      parts.add(Map.of("or", conditions));
      parts.add(variants.on());
      parts.add(others);
      rule.put("if", parts);
      return rule;
    }

    private static Map<String, @Nullable Object> share(int percent, Variants variants) {
      return operation(
          "fractional", List.of(variants.on(), percent), List.of(variants.off(), 100 - percent));
    }

    private static Map<String, @Nullable Object> operation(String name, Object... arguments) {
      Map<String, @Nullable Object> operation = new LinkedHashMap<>();
      operation.put(name, arguments.length == 1 ? arguments[0] : List.of(arguments));
      return operation;
    }

    static Optional<Audience> read(Object targeting, Variants variants) {
      Optional<Integer> share = percent(targeting, variants);
      if (share.isPresent()) {
        return share.map(percent -> new Audience(Map.of(), percent));
      }
      List<?> parts = arguments(targeting, "if");
      if (parts.size() != 3 || !variants.on().equals(parts.get(1))) {
        return Optional.empty();
      }
      Optional<Integer> others =
          parts.get(2) == null ? Optional.of(0) : percent(parts.get(2), variants);
      return others.flatMap(
          percent -> named(parts.getFirst()).map(who -> new Audience(who, percent)));
    }

    private static Optional<Integer> percent(@Nullable Object rule, Variants variants) {
      List<?> buckets = arguments(rule, "fractional");
      return buckets.size() == 2
              && buckets.get(0) instanceof List<?> on
              && buckets.get(1) instanceof List<?> off
              && on.size() == 2
              && on.get(0) instanceof String first
              && first.equals(variants.on())
              && on.get(1) instanceof Number percent
              && percent.intValue() >= 0
              && percent.intValue() <= 100
              && off.equals(List.of(variants.off(), 100 - percent.intValue()))
          ? Optional.of(percent.intValue())
          : Optional.empty();
    }

    private static Optional<Map<String, Set<String>>> named(@Nullable Object condition) {
      Map<String, Set<String>> named = new LinkedHashMap<>();
      for (Object one : arguments(condition, "or")) {
        List<?> sides = arguments(one, "in");
        if (sides.size() != 2
            || !(sides.getFirst() instanceof Map<?, ?> variable)
            || !(variable.get("var") instanceof String attribute)
            || !(sides.get(1) instanceof List<?> values)
            || !values.stream().allMatch(String.class::isInstance)) {
          return Optional.empty();
        }
        named.put(
            attribute,
            values.stream()
                .map(String::valueOf)
                .collect(Collectors.toCollection(LinkedHashSet::new)));
      }
      return named.isEmpty() ? Optional.empty() : Optional.of(named);
    }

    private static List<?> arguments(@Nullable Object rule, String operator) {
      return rule instanceof Map<?, ?> operation
              && operation.size() == 1
              && operation.get(operator) instanceof List<?> arguments
          ? arguments
          : List.of();
    }
  }
}

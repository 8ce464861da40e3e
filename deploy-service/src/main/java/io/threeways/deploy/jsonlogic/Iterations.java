package io.threeways.deploy.jsonlogic;

import static io.threeways.deploy.jsonlogic.Operators.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Operators on lists. Inside of an iteration variables are those of the element. */
final class Iterations {
  private Iterations() {}

  static void addTo(Map<String, Operators.Operator> operators) {
    operators.put("map", arguments -> scope -> mapped(arguments, scope));
    operators.put("filter", arguments -> scope -> filtered(arguments, scope));
    operators.put("reduce", arguments -> scope -> reduced(arguments, scope));
    operators.put("all", arguments -> scope -> all(arguments, scope));
    operators.put("some", arguments -> scope -> !filtered(arguments, scope).isEmpty());
    operators.put("none", arguments -> scope -> filtered(arguments, scope).isEmpty());
    operators.put("merge", arguments -> scope -> merged(arguments, scope));
    operators.put("in", arguments -> scope -> contained(arguments, scope));
  }

  private static List<@Nullable Object> mapped(List<Expression> arguments, Scope scope) {
    List<@Nullable Object> results = new ArrayList<>();
    for (Object element : elements(arguments, scope)) {
      scope.steps().take(1);
      results.add(value(arguments, 1, scope.of(element)));
    }
    return results;
  }

  private static List<@Nullable Object> filtered(List<Expression> arguments, Scope scope) {
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object element : elements(arguments, scope)) {
      scope.steps().take(1);
      if (Values.truthy(value(arguments, 1, scope.of(element)))) {
        kept.add(element);
      }
    }
    return kept;
  }

  private static @Nullable Object reduced(List<Expression> arguments, Scope scope) {
    Object accumulator = value(arguments, 2, scope);
    for (Object element : elements(arguments, scope)) {
      scope.steps().take(1);
      Map<String, @Nullable Object> step = new HashMap<>();
      step.put("current", element);
      step.put("accumulator", accumulator);
      accumulator = value(arguments, 1, scope.of(step));
    }
    return accumulator;
  }

  /** False for an empty list, as JsonLogic has it. */
  private static boolean all(List<Expression> arguments, Scope scope) {
    int size = elements(arguments, scope).size();
    return size > 0 && filtered(arguments, scope).size() == size;
  }

  private static List<@Nullable Object> merged(List<Expression> arguments, Scope scope) {
    List<@Nullable Object> all = new ArrayList<>();
    for (Expression argument : arguments) {
      switch (argument.in(scope)) {
        case List<?> items -> {
          scope.steps().take(items.size());
          all.addAll(items);
        }
        case null -> all.add(null);
        case Object single -> all.add(single);
      }
    }
    return all;
  }

  private static boolean contained(List<Expression> arguments, Scope scope) {
    Object sought = value(arguments, 0, scope);
    return switch (value(arguments, 1, scope)) {
      case List<?> items -> {
        scope.steps().take(items.size() / 16);
        yield items.stream().anyMatch(item -> Values.strictlyEqual(item, sought, scope.steps()));
      }
      case String text when sought instanceof String part -> {
        scope.steps().product(text, part);
        yield text.contains(part);
      }
      case null, default -> false;
    };
  }

  private static List<?> elements(List<Expression> arguments, Scope scope) {
    return value(arguments, 0, scope) instanceof List<?> items ? items : List.of();
  }
}

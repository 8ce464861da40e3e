package io.threeways.deploy.jsonlogic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Every operator under its name. */
final class Operators {
  /** From compiled arguments to a compiled operation. */
  @FunctionalInterface
  interface Operator {
    Expression of(List<Expression> arguments);
  }

  private final Map<String, Operator> byName = new HashMap<>();

  Operators(Generation generation) {
    Conditions.addTo(byName);
    Arithmetic.addTo(byName);
    Iterations.addTo(byName);
    Variables.addTo(byName);
    Texts.addTo(byName);
    byName.put("fractional", arguments -> new Fractional(generation, arguments));
  }

  @Nullable Operator named(String name) {
    return byName.get(name);
  }

  String names() {
    return String.join(", ", new TreeSet<>(byName.keySet()));
  }

  /** An argument that is left out is null. */
  static @Nullable Object value(List<Expression> arguments, int index, Scope scope) {
    return index < arguments.size() ? arguments.get(index).in(scope) : null;
  }
}

package io.threeways.deploy.jsonlogic;

import static io.threeways.deploy.jsonlogic.Operators.value;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What decides: comparisons and what follows from them. */
final class Conditions {
  private Conditions() {}

  static void addTo(Map<String, Operators.Operator> operators) {
    operators.put("if", arguments -> scope -> chosen(arguments, scope));
    operators.put("?:", arguments -> scope -> chosen(arguments, scope));
    operators.put("and", arguments -> scope -> firstThat(arguments, scope, false));
    operators.put("or", arguments -> scope -> firstThat(arguments, scope, true));
    operators.put("!", arguments -> scope -> !Values.truthy(value(arguments, 0, scope)));
    operators.put("!!", arguments -> scope -> Values.truthy(value(arguments, 0, scope)));
    operators.put("==", arguments -> scope -> looselyEqual(arguments, scope));
    operators.put("!=", arguments -> scope -> !looselyEqual(arguments, scope));
    operators.put("===", arguments -> scope -> strictlyEqual(arguments, scope));
    operators.put("!==", arguments -> scope -> !strictlyEqual(arguments, scope));
    operators.put("<", arguments -> scope -> rising(arguments, scope, false));
    operators.put("<=", arguments -> scope -> rising(arguments, scope, true));
    operators.put(">", arguments -> scope -> falling(arguments, scope, false));
    operators.put(">=", arguments -> scope -> falling(arguments, scope, true));
  }

  /** Condition, result, condition, result, …, otherwise. */
  private static @Nullable Object chosen(List<Expression> arguments, Scope scope) {
    int at = 0;
    while (at + 1 < arguments.size()) {
      if (Values.truthy(arguments.get(at).in(scope))) {
        return arguments.get(at + 1).in(scope);
      }
      at += 2;
    }
    return value(arguments, at, scope);
  }

  /** The first argument that is as truthy as wanted, or else the last one. */
  private static @Nullable Object firstThat(
      List<Expression> arguments, Scope scope, boolean truthy) {
    Object last = null;
    for (Expression argument : arguments) {
      last = argument.in(scope);
      if (Values.truthy(last) == truthy) {
        return last;
      }
    }
    return last;
  }

  private static boolean looselyEqual(List<Expression> arguments, Scope scope) {
    return Values.looselyEqual(
        value(arguments, 0, scope), value(arguments, 1, scope), scope.steps());
  }

  private static boolean strictlyEqual(List<Expression> arguments, Scope scope) {
    return Values.strictlyEqual(
        value(arguments, 0, scope), value(arguments, 1, scope), scope.steps());
  }

  /** Two arguments, or three for "between". */
  private static boolean rising(List<Expression> arguments, Scope scope, boolean orEqual) {
    Object middle = value(arguments, 1, scope);
    return Values.less(value(arguments, 0, scope), middle, orEqual, scope.steps())
        && (arguments.size() < 3
            || Values.less(middle, value(arguments, 2, scope), orEqual, scope.steps()));
  }

  private static boolean falling(List<Expression> arguments, Scope scope, boolean orEqual) {
    return Values.less(
        value(arguments, 1, scope), value(arguments, 0, scope), orEqual, scope.steps());
  }
}

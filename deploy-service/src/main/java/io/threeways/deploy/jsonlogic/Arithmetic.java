package io.threeways.deploy.jsonlogic;

import static io.threeways.deploy.jsonlogic.Operators.value;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;

/** Numbers of double precision, as everywhere in JSON. */
final class Arithmetic {
  private Arithmetic() {}

  static void addTo(Map<String, Operators.Operator> operators) {
    operators.put("+", arguments -> scope -> all(arguments, scope, 0, Double::sum));
    operators.put("*", arguments -> scope -> all(arguments, scope, 1, (a, b) -> a * b));
    operators.put(
        "max", arguments -> scope -> all(arguments, scope, Double.NEGATIVE_INFINITY, Math::max));
    operators.put(
        "min", arguments -> scope -> all(arguments, scope, Double.POSITIVE_INFINITY, Math::min));
    operators.put("-", arguments -> scope -> difference(arguments, scope));
    operators.put("/", arguments -> scope -> both(arguments, scope, (a, b) -> a / b));
    operators.put("%", arguments -> scope -> both(arguments, scope, (a, b) -> a % b));
  }

  private static @Nullable Object all(
      List<Expression> arguments, Scope scope, double start, DoubleBinaryOperator operator) {
    double result = start;
    for (Expression argument : arguments) {
      result = operator.applyAsDouble(result, Values.number(argument.in(scope)));
    }
    return Values.result(result);
  }

  private static @Nullable Object difference(List<Expression> arguments, Scope scope) {
    return arguments.size() == 1
        ? Values.result(-Values.number(arguments.getFirst().in(scope)))
        : both(arguments, scope, (a, b) -> a - b);
  }

  private static @Nullable Object both(
      List<Expression> arguments, Scope scope, DoubleBinaryOperator operator) {
    return Values.result(
        operator.applyAsDouble(
            Values.number(value(arguments, 0, scope)), Values.number(value(arguments, 1, scope))));
  }
}

package io.threeways.deploy.jsonlogic;

import static io.threeways.deploy.jsonlogic.Operators.value;

import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Operators on texts, flagd's own among them: these answer null to what they cannot read. */
final class Texts {
  private Texts() {}

  static void addTo(Map<String, Operators.Operator> operators) {
    operators.put("cat", arguments -> scope -> concatenated(arguments, scope));
    operators.put("substr", arguments -> scope -> part(arguments, scope));
    operators.put("starts_with", arguments -> scope -> both(arguments, scope, String::startsWith));
    operators.put("ends_with", arguments -> scope -> both(arguments, scope, String::endsWith));
    operators.put("sem_ver", arguments -> scope -> version(arguments, scope));
  }

  private static String concatenated(List<Expression> arguments, Scope scope) {
    StringBuilder all = new StringBuilder();
    for (Expression argument : arguments) {
      String text = Values.text(argument.in(scope), scope.steps());
      scope.steps().whole(text);
      all.append(text);
    }
    return all.toString();
  }

  /** From an index, which may count from the end; a length that is negative leaves so many out. */
  private static String part(List<Expression> arguments, Scope scope) {
    String text = Values.text(value(arguments, 0, scope), scope.steps());
    int from = bounded((int) Values.number(value(arguments, 1, scope)), text.length());
    if (arguments.size() < 3) {
      return text.substring(from);
    }
    int length = (int) Values.number(value(arguments, 2, scope));
    int end = length < 0 ? text.length() + length : Math.min(text.length(), from + length);
    return end <= from ? "" : text.substring(from, end);
  }

  private static int bounded(int index, int length) {
    return Math.clamp(index < 0 ? (long) length + index : index, 0, length);
  }

  private static @Nullable Object both(
      List<Expression> arguments, Scope scope, BiPredicate<String, String> test) {
    return arguments.size() == 2
            && arguments.get(0).in(scope) instanceof String text
            && arguments.get(1).in(scope) instanceof String part
        ? tested(test, text, part, scope)
        : null;
  }

  private static boolean tested(
      BiPredicate<String, String> test, String text, String part, Scope scope) {
    scope.steps().whole(part);
    return test.test(text, part);
  }

  private static @Nullable Object version(List<Expression> arguments, Scope scope) {
    if (arguments.size() != 3 || !(arguments.get(1).in(scope) instanceof String operator)) {
      return null;
    }
    Version version = Version.of(arguments.get(0).in(scope));
    Version other = Version.of(arguments.get(2).in(scope));
    return version == null || other == null ? null : version.compared(operator, other);
  }
}

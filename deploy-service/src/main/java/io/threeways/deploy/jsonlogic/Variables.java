package io.threeways.deploy.jsonlogic;

import static io.threeways.deploy.jsonlogic.Operators.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What comes from the data. */
final class Variables {
  private static final Object MISSING = new Object();

  private Variables() {}

  static void addTo(Map<String, Operators.Operator> operators) {
    operators.put("var", Variables::variable);
    operators.put("missing", arguments -> scope -> missing(named(arguments, scope), scope));
    operators.put("missing_some", arguments -> scope -> missingSome(arguments, scope));
  }

  private static Expression variable(List<Expression> arguments) {
    if (!arguments.isEmpty()
        && arguments.getFirst() instanceof Expression.Constant(String path)
        && !path.isEmpty()) {
      String[] names = path.split("\\.", -1);
      return scope -> orDefault(found(scope.data(), names), arguments, scope);
    }
    return scope -> orDefault(found(value(arguments, 0, scope), scope), arguments, scope);
  }

  private static @Nullable Object orDefault(
      @Nullable Object found, List<Expression> arguments, Scope scope) {
    return found == null || found == MISSING ? value(arguments, 1, scope) : found;
  }

  private static @Nullable Object found(@Nullable Object path, Scope scope) {
    String text = Values.text(path, scope.steps());
    return text.isEmpty() ? scope.data() : found(scope.data(), text.split("\\.", -1));
  }

  private static @Nullable Object found(@Nullable Object data, String[] names) {
    Object current = data;
    for (String name : names) {
      current = member(current, name);
      if (current == MISSING) {
        return MISSING;
      }
    }
    return current;
  }

  private static @Nullable Object member(@Nullable Object holder, String name) {
    return switch (holder) {
      case Map<?, ?> members -> members.containsKey(name) ? members.get(name) : MISSING;
      case List<?> items -> item(items, name);
      case null, default -> MISSING;
    };
  }

  private static @Nullable Object item(List<?> items, String name) {
    // Nine digits fit an int, and no list is longer.
    if (!name.matches("\\d{1,9}") || Integer.parseInt(name) >= items.size()) {
      return MISSING;
    }
    return items.get(Integer.parseInt(name));
  }

  private static List<?> named(List<Expression> arguments, Scope scope) {
    return value(arguments, 0, scope) instanceof List<?> names
        ? names
        : Values.list(arguments, scope);
  }

  private static List<@Nullable Object> missing(List<?> names, Scope scope) {
    scope.steps().take(names.size());
    List<@Nullable Object> missing = new ArrayList<>();
    for (Object name : names) {
      Object found = found(name, scope);
      if (found == null || found == MISSING || found.equals("")) {
        missing.add(name);
      }
    }
    return missing;
  }

  private static List<@Nullable Object> missingSome(List<Expression> arguments, Scope scope) {
    List<?> names = value(arguments, 1, scope) instanceof List<?> all ? all : List.of();
    List<@Nullable Object> missing = missing(names, scope);
    return names.size() - missing.size() >= Values.number(value(arguments, 0, scope))
        ? new ArrayList<>()
        : missing;
  }
}

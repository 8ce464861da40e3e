package io.threeways.deploy.jsonlogic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON to rules. */
public final class RuleCompiler {
  private static final int ARGUMENTS_PER_STEP = 8;

  private final RuleLimits limits;
  private final Operators operators;

  /**
   * @param generation of {@code fractional}
   */
  public RuleCompiler(RuleLimits limits, Generation generation) {
    this.limits = limits;
    this.operators = new Operators(generation);
  }

  /**
   * @param json null, Boolean, Number, String, List and Map
   * @throws InvalidRule when an operator is unknown, a reference is left, or a limit is exceeded
   */
  public Rule compile(@Nullable Object json) throws InvalidRule {
    return new Rule(new Walk().compiled(json, "", 1), limits.steps());
  }

  /** One rule's compilation. */
  private final class Walk {
    private int nodes;

    Expression compiled(@Nullable Object json, String pointer, int depth) throws InvalidRule {
      count(pointer, depth);
      return switch (json) {
        case List<?> items -> list(items, pointer, depth);
        case Map<?, ?> object -> operation(object, pointer, depth);
        case null, default -> new Expression.Constant(json);
      };
    }

    private void count(String pointer, int depth) throws InvalidRule {
      nodes++;
      if (depth > limits.depth()) {
        throw new InvalidRule(
            pointer, "the rule is nested more than %d levels deep".formatted(limits.depth()));
      }
      if (nodes > limits.nodes()) {
        throw new InvalidRule(
            pointer, "the rule has more than %,d values".formatted(limits.nodes()));
      }
    }

    private Expression list(List<?> items, String pointer, int depth) throws InvalidRule {
      List<Expression> parts = arguments(items, pointer, depth);
      if (parts.stream().allMatch(Expression.Constant.class::isInstance)) {
        Scope nowhere = new Scope(null, null, new Steps(items.size()));
        return new Expression.Constant(Values.list(parts, nowhere));
      }
      return scope -> Values.list(parts, scope);
    }

    private List<Expression> arguments(List<?> items, String pointer, int depth)
        throws InvalidRule {
      List<Expression> parts = new ArrayList<>(items.size());
      for (int i = 0; i < items.size(); i++) {
        parts.add(compiled(items.get(i), pointer + "/" + i, depth + 1));
      }
      return parts;
    }

    private Expression operation(Map<?, ?> object, String pointer, int depth) throws InvalidRule {
      if (object.isEmpty()) {
        return new Expression.Constant(Map.of());
      }
      if (object.size() > 1) {
        throw new InvalidRule(pointer, "a rule has one operator, not %d".formatted(object.size()));
      }
      Map.Entry<?, ?> only = object.entrySet().iterator().next();
      String name = String.valueOf(only.getKey());
      String inside = pointer + "/" + name.replace("~", "~0").replace("/", "~1");
      if (name.equals(References.WORD)) {
        throw new InvalidRule(
            inside, "there is no evaluator '%s' under $evaluators".formatted(only.getValue()));
      }
      Operators.Operator operator = operators.named(name);
      if (operator == null) {
        throw new InvalidRule(
            inside, "there is no operator '%s'; known are %s".formatted(name, operators.names()));
      }
      List<Expression> arguments =
          only.getValue() instanceof List<?> items
              ? arguments(items, inside, depth)
              : List.of(compiled(only.getValue(), inside, depth + 1));
      Expression operation = operator.of(arguments);
      int cost = 1 + arguments.size() / ARGUMENTS_PER_STEP;
      return scope -> {
        scope.steps().take(cost);
        return operation.in(scope);
      };
    }
  }
}

package io.threeways.deploy.jsonlogic;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes out {@code {"$ref": "name"}}. A name that is not known stays as it is: compiling the rule
 * says so then, for that rule alone.
 */
public final class References {
  static final String WORD = "$ref";

  private final Map<String, ? extends @Nullable Object> evaluators;
  private final RuleLimits limits;
  private int nodes;

  /**
   * @param evaluators what names stand for
   * @param limits of the result; references to references would multiply otherwise
   */
  public References(Map<String, ? extends @Nullable Object> evaluators, RuleLimits limits) {
    this.evaluators = evaluators;
    this.limits = limits;
  }

  /**
   * @throws InvalidRule when references go in a circle, or the result is beyond the limits
   */
  public @Nullable Object writtenOut(@Nullable Object rule) throws InvalidRule {
    nodes = 0;
    return writtenOut(rule, "", new LinkedHashSet<>(), 1);
  }

  private @Nullable Object writtenOut(
      @Nullable Object json, String pointer, Set<String> open, int depth) throws InvalidRule {
    nodes++;
    if (depth > limits.depth()) {
      throw new InvalidRule(
          pointer, "the rule is nested more than %d levels deep".formatted(limits.depth()));
    }
    if (nodes > limits.nodes()) {
      throw new InvalidRule(
          pointer,
          "with its references written out the rule has more than %,d values"
              .formatted(limits.nodes()));
    }
    return switch (json) {
      case Map<?, ?> object when object.size() == 1 && object.get(WORD) instanceof String name ->
          evaluators.containsKey(name) ? named(name, pointer, open, depth) : object;
      case Map<?, ?> object -> {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : object.entrySet()) {
          String key = String.valueOf(member.getKey());
          members.put(key, writtenOut(member.getValue(), pointer + "/" + key, open, depth + 1));
        }
        yield members;
      }
      case List<?> items -> {
        List<@Nullable Object> all = new ArrayList<>(items.size());
        for (Object item : items) {
          // Of an operator and its arguments only one is a level, as when they are compiled.
          all.add(writtenOut(item, pointer + "/" + all.size(), open, depth));
        }
        yield all;
      }
      case null, default -> json;
    };
  }

  private @Nullable Object named(String name, String pointer, Set<String> open, int depth)
      throws InvalidRule {
    if (!open.add(name)) {
      throw new InvalidRule(
          pointer,
          "evaluators refer to each other in a circle: %s → %s"
              .formatted(String.join(" → ", open), name));
    }
    Object result = writtenOut(evaluators.get(name), pointer, open, depth);
    open.remove(name);
    return result;
  }
}

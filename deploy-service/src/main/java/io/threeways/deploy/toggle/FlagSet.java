package io.threeways.deploy.toggle;

import io.threeways.deploy.jsonlogic.InvalidRule;
import io.threeways.deploy.jsonlogic.References;
import io.threeways.deploy.jsonlogic.RuleLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of flagd: toggles, the evaluators that they share, metadata that all of them have. Each
 * toggle comes out whole, so that it can be changed and told of by itself.
 */
public final class FlagSet {
  private final Map<?, ?> flags;
  private final Map<?, ?> metadata;
  private final References references;

  /**
   * @param json of a shape that flagd's schema allows
   */
  public FlagSet(Map<String, @Nullable Object> json, RuleLimits limits) {
    this.flags = object(json, "flags");
    this.metadata = object(json, "metadata");
    Map<String, @Nullable Object> evaluators = new LinkedHashMap<>();
    object(json, "$evaluators").forEach((name, rule) -> evaluators.put(String.valueOf(name), rule));
    this.references = new References(evaluators, limits);
  }

  /**
   * @throws InvalidRule when the references of this toggle cannot be written out
   */
  public Definition definition(String key) throws InvalidRule {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object(flags, key).forEach((name, value) -> members.put(String.valueOf(name), value));
    if (members.containsKey("targeting")) {
      members.put("targeting", references.writtenOut(members.get("targeting")));
    }
    if (!metadata.isEmpty()) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>(metadata);
      all.putAll(object(members, "metadata"));
      members.put("metadata", all);
    }
    return new Definition(members);
  }

  public Iterable<String> keys() {
    return flags.keySet().stream().map(String::valueOf).toList();
  }

  private static Map<?, ?> object(Map<?, ? extends @Nullable Object> holder, String name) {
    return holder.get(name) instanceof Map<?, ?> members ? members : Map.of();
  }
}

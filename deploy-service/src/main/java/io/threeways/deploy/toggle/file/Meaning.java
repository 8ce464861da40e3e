package io.threeways.deploy.toggle.file;

import io.threeways.deploy.jsonlogic.InvalidRule;
import io.threeways.deploy.jsonlogic.RuleCompiler;
import io.threeways.deploy.toggle.Definition;
import io.threeways.deploy.toggle.FlagSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What of a file makes no sense, in words and at its place. */
final class Meaning {
  /** What fits a path of a URL as it is, and a line of a table. */
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

  private final Tree tree;
  private final FlagSet set;
  private final RuleCompiler compiler;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();

  Meaning(Tree tree, FlagSet set, RuleCompiler compiler) {
    this.tree = tree;
    this.set = set;
    this.compiler = compiler;
  }

  List<Fault> faults() {
    for (String key : set.keys()) {
      look(key, Tree.member("/flags", key));
    }
    return faults;
  }

  Map<String, Definition> definitions() {
    return definitions;
  }

  private void look(String key, String pointer) {
    if (!KEY.matcher(key).matches()) {
      fault(pointer, "a key has 1 to 100 letters, digits, dots, hyphens and underscores");
    }
    try {
      Definition definition = set.definition(key);
      definitions.put(key, definition);
      rule(definition);
      variants(definition, pointer);
      metadata(definition, pointer + "/metadata");
    } catch (InvalidRule e) {
      fault(pointer + "/targeting" + e.pointer(), e.reason());
    }
  }

  private void rule(Definition definition) throws InvalidRule {
    if (definition.json().get("targeting") instanceof Map<?, ?> rule && !rule.isEmpty()) {
      compiler.compile(rule);
    }
  }

  private void variants(Definition definition, String pointer) {
    String chosen = definition.defaultVariant();
    if (chosen != null && !definition.variants().containsKey(chosen)) {
      fault(
          pointer + "/defaultVariant",
          "there is no variant '%s'; there are %s"
              .formatted(chosen, String.join(", ", definition.variants().keySet())));
    }
  }

  private void metadata(Definition definition, String pointer) {
    Object expires = definition.metadata().get(Definition.EXPIRES);
    if (expires != null && (!(expires instanceof String day) || Definition.day(day).isEmpty())) {
      fault(
          Tree.member(pointer, Definition.EXPIRES),
          "'expires' is a day, for example 2027-01-31, not '%s'".formatted(expires));
    }
    Object owner = definition.metadata().get(Definition.OWNER);
    if (owner != null && !(owner instanceof String name && !name.isBlank())) {
      fault(Tree.member(pointer, Definition.OWNER), "'owner' is a name");
    }
  }

  private void fault(String pointer, String message) {
    faults.add(tree.fault(pointer, message));
  }
}

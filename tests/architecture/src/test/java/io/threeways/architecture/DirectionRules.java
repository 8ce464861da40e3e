package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which part may know which: "Direction" of ARCHITECTURE.md. Maven holds the same by dependencies;
 * this holds it where a dependency is there for another reason, as all of them are in the monolith.
 */
final class DirectionRules {
  private static final List<String> FOR_A_SERVICE =
      List.of("events", "routes", "problem", "outbox", "jdbc", "identity", "observability");

  /** What is not named here may know everything. */
  private static final Map<String, List<String>> MAY_KNOW =
      Map.ofEntries(
          Map.entry("events", List.of()),
          Map.entry("routes", List.of()),
          Map.entry("problem", List.of()),
          Map.entry("outbox", List.of()),
          Map.entry("jdbc", List.of()),
          Map.entry("identity", List.of()),
          Map.entry("observability", List.of()),
          Map.entry("pipeline", List.of()),
          Map.entry("agent", List.of("problem", "identity")),
          Map.entry(
              "build",
              List.of(
                  "events",
                  "routes",
                  "problem",
                  "outbox",
                  "jdbc",
                  "identity",
                  "observability",
                  "pipeline")),
          Map.entry("deploy", FOR_A_SERVICE),
          Map.entry("telemetry", FOR_A_SERVICE),
          Map.entry("learning", FOR_A_SERVICE),
          Map.entry("gateway", List.of("routes", "problem", "identity", "observability")),
          Map.entry("local", List.of("agent", "events", "problem", "identity", "observability")),
          Map.entry("cli", List.of("pipeline")));

  private final String root;

  DirectionRules(String root) {
    this.root = root + ".";
  }

  ArchRule everyPartKnowsOnlyWhatItMay() {
    return classes()
        .should(
            new ArchCondition<>("know only the parts that ARCHITECTURE.md lets it know") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                Optional<List<String>> known = part(type).map(MAY_KNOW::get);
                if (known.isPresent()) {
                  type.getDirectDependenciesFromSelf().stream()
                      .filter(dependency -> !isAllowed(type, known.get(), dependency))
                      .forEach(
                          dependency ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      type, dependency.getDescription())));
                }
              }
            });
  }

  private boolean isAllowed(JavaClass type, List<String> known, Dependency dependency) {
    return part(dependency.getTargetClass())
        .map(target -> known.contains(target) || part(type).equals(Optional.of(target)))
        .orElse(true);
  }

  /** The first word below the root; empty for what is not ours. */
  private Optional<String> part(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName() + ".";
    if (!name.startsWith(root) || name.equals(root)) {
      return Optional.empty();
    }
    return Optional.of(name.substring(root.length(), name.indexOf('.', root.length())));
  }
}

package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.Optional;

/** Between services and between features. */
final class FeatureRules {
  private final String root;

  FeatureRules(String root) {
    this.root = root;
  }

  ArchRule noServiceKnowsAnother() {
    return slices()
        .matching(root + ".(build|deploy|telemetry|learning|gateway|agent|local|cli)..")
        .should()
        .notDependOnEachOther()
        .ignoreDependency(
            DescribedPredicate.describe(
                "local, which carries an agent",
                type -> type.getPackageName().startsWith(root + ".local")),
            DescribedPredicate.describe(
                "an agent", type -> type.getPackageName().startsWith(root + ".agent")))
        .because("services learn facts from events, never from each other's code");
  }

  /** A feature may be used by its root alone; what it touches is its own business. */
  ArchRule featuresKnowEachOthersRootsOnly() {
    return ArchRuleDefinition.classes()
        .that()
        .resideInAnyPackage(Services.packages(root))
        .should(
            new ArchCondition<>("use no adapter of another feature") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                  if (reachesIntoAnotherFeature(dependency)) {
                    events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                  }
                }
              }
            });
  }

  ArchRule noCyclesBetweenFeatures() {
    return slices()
        .matching(
            root + ".(build|deploy|telemetry|learning|gateway|agent|local|cli|pipeline).(*)..")
        .should()
        .beFreeOfCycles();
  }

  ArchRule domainTakesTimeAndChanceAsArguments() {
    return noClasses()
        .that(new LayerRules(root).areFeatureRoots())
        .should()
        .callMethod(java.time.Instant.class, "now")
        .orShould()
        .callMethod(java.util.UUID.class, "randomUUID")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callConstructor(java.util.Random.class)
        .allowEmptyShould(true)
        .because("time, ids and chance come in as arguments");
  }

  private boolean reachesIntoAnotherFeature(Dependency dependency) {
    Optional<Place> from = Place.of(root, dependency.getOriginClass());
    Optional<Place> to = Place.of(root, dependency.getTargetClass());
    return from.isPresent()
        && to.isPresent()
        && from.get().service().equals(to.get().service())
        && !from.get().feature().equals(to.get().feature())
        && to.get().inAdapter();
  }

  /**
   * @param service the service's word
   * @param feature the first package below it
   * @param inAdapter whether the class lies deeper than the feature's root
   */
  private record Place(String service, String feature, boolean inAdapter) {
    static Optional<Place> of(String root, JavaClass type) {
      String name = type.getBaseComponentType().getPackageName();
      if (!name.startsWith(root + ".")) {
        return Optional.empty();
      }
      String[] parts = name.substring(root.length() + 1).split("\\.", -1);
      return parts.length >= 2 && Services.WORDS.contains(parts[0])
          ? Optional.of(new Place(parts[0], parts[1], parts.length > 2))
          : Optional.empty();
    }
  }
}

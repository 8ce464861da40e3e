package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.stream.Stream;

/**
 * What nobody uses is deleted. The compiler says so of private members, these rules of the rest.
 */
final class UsageRules {
  private final String root;

  UsageRules(String root) {
    this.root = root;
  }

  /** A class with an annotation of a framework is used by it. */
  ArchRule everyClassHasAUser() {
    return classes()
        .that()
        .resideInAnyPackage(Services.packages(root))
        .and()
        .areTopLevelClasses()
        .and(areNotAnnotated())
        .should(
            new ArchCondition<>("be used by another class") {
              @Override
              public void check(JavaClass type, ConditionEvents events) {
                boolean used =
                    type.getDirectDependenciesToSelf().stream()
                        .anyMatch(use -> !outermost(use.getOriginClass()).equals(type));
                if (!used) {
                  events.add(SimpleConditionEvent.violated(type, type.getName() + " has no user"));
                }
              }
            })
        .because("what nobody uses is deleted");
  }

  /** In feature roots: what adapters have is called by frameworks, what roots have is not. */
  ArchRule everyMethodOfARootHasACaller() {
    return methods()
        .that()
        .areDeclaredInClassesThat(new LayerRules(root).areFeatureRoots())
        .and(areOurOwn())
        .should(
            new ArchCondition<>("be called") {
              @Override
              public void check(JavaMethod method, ConditionEvents events) {
                if (method.getAccessesToSelf().isEmpty()
                    && method.getReferencesToSelf().isEmpty()) {
                  events.add(
                      SimpleConditionEvent.violated(
                          method, method.getFullName() + " has no caller"));
                }
              }
            })
        .because("what nobody calls is deleted");
  }

  private static JavaClass outermost(JavaClass type) {
    return type.getEnclosingClass().map(UsageRules::outermost).orElse(type.getBaseComponentType());
  }

  private static DescribedPredicate<JavaClass> areNotAnnotated() {
    return new DescribedPredicate<>("are not annotated for a framework") {
      @Override
      public boolean test(JavaClass type) {
        return !type.getSimpleName().equals("package-info") && isFree(type);
      }
    };
  }

  private static boolean isFree(CanBeAnnotated member) {
    return Stream.of(
            "jakarta.enterprise.context.ApplicationScoped",
            "jakarta.inject.Singleton",
            "jakarta.ws.rs.Path",
            "io.smallrye.config.ConfigMapping")
        .noneMatch(member::isAnnotatedWith);
  }

  private static DescribedPredicate<JavaMethod> areOurOwn() {
    return new DescribedPredicate<>(
        "are neither generated, components nor declared by a supertype") {
      @Override
      public boolean test(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return !method.getModifiers().contains(JavaModifier.SYNTHETIC)
            && !method.getModifiers().contains(JavaModifier.PRIVATE)
            && !(owner.isRecord() && method.getRawParameterTypes().isEmpty() && isComponent(method))
            // Where tests and benchmarks begin; configuration is held to the same values.
            && !method.getName().equals("defaults")
            && !(owner.isEnum() && method.getName().startsWith("value"))
            && !overrides(method);
      }
    };
  }

  private static boolean isComponent(JavaMethod method) {
    return method.getOwner().tryGetField(method.getName()).isPresent()
        || method.getName().equals("toString")
        || method.getName().equals("hashCode");
  }

  private static boolean overrides(JavaMethod method) {
    JavaClass owner = method.getOwner();
    return Stream.concat(
            owner.getAllRawInterfaces().stream(), owner.getAllRawSuperclasses().stream())
        .anyMatch(
            parent ->
                parent
                    .tryGetMethod(
                        method.getName(),
                        method.getRawParameterTypes().stream()
                            .map(JavaClass::getName)
                            .toArray(String[]::new))
                    .isPresent());
  }
}

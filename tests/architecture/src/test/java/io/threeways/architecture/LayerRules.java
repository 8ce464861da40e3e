package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * Inside a service: by feature outside, by what it touches inside. A technique stays in the package
 * named after it, and a feature's root knows none.
 */
final class LayerRules {
  private static final List<String> ADAPTERS =
      List.of("http", "kafka", "store", "git", "agent", "kube", "oci");

  private final String root;

  LayerRules(String root) {
    this.root = root;
  }

  ArchRule restOnlyInHttp() {
    return onlyIn(List.of("http"), "jakarta.ws.rs..", "org.jboss.resteasy..");
  }

  ArchRule messagingOnlyInKafka() {
    return onlyIn(
        List.of("kafka"),
        "org.apache.kafka..",
        "org.eclipse.microprofile.reactive.messaging..",
        "io.smallrye.reactive.messaging..",
        root + ".outbox..");
  }

  /** {@code @RunOnVirtualThread} handles the records of a channel side by side, in no order. */
  ArchRule channelsKeepTheirOrder() {
    return noMethods()
        .that()
        .areAnnotatedWith("org.eclipse.microprofile.reactive.messaging.Incoming")
        .should()
        .beAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith("io.smallrye.common.annotation.RunOnVirtualThread")
        .allowEmptyShould(true)
        .because("events of one aggregate are handled in their order: use @Blocking");
  }

  ArchRule contractsOnlyInKafka() {
    return onlyIn(List.of("kafka"), root + ".events..");
  }

  ArchRule persistenceOnlyInStore() {
    return onlyIn(
        List.of("store"),
        "jakarta.persistence..",
        "org.hibernate..",
        "io.quarkus.hibernate..",
        "java.sql..",
        "org.postgresql..",
        root + ".jdbc..");
  }

  ArchRule gitOnlyInGit() {
    return onlyIn(List.of("git"), "org.eclipse.jgit..");
  }

  ArchRule kubernetesOnlyInKube() {
    return onlyIn(List.of("kube"), "io.fabric8..");
  }

  ArchRule callsOnlyInAgent() {
    return onlyIn(List.of("agent", "call"), "java.net.http..");
  }

  ArchRule featureRootsKnowNoTechnique() {
    return noClasses()
        .that(areFeatureRoots())
        .should()
        .dependOnClassesThat(
            new DescribedPredicate<>(
                "are neither java.*, JSpecify, inert annotations, a feature root nor the"
                    + " pipeline") {
              @Override
              public boolean test(JavaClass target) {
                return !isInert(target) && !inFeatureRoot(target);
              }
            })
        .allowEmptyShould(true)
        .because("rules are read and tested without a framework; techniques stay in adapters");
  }

  private boolean isInert(JavaClass target) {
    String name = target.getBaseComponentType().getPackageName();
    return target.getBaseComponentType().isPrimitive()
        || name.startsWith("java.")
        || name.startsWith("org.jspecify.")
        || name.startsWith("jakarta.inject")
        || name.startsWith("jakarta.enterprise.context")
        || name.startsWith("jakarta.transaction")
        || name.startsWith(root + ".pipeline");
  }

  DescribedPredicate<JavaClass> areFeatureRoots() {
    return new DescribedPredicate<>("are in a feature's root") {
      @Override
      public boolean test(JavaClass type) {
        return inFeatureRoot(type);
      }
    };
  }

  private boolean inFeatureRoot(JavaClass type) {
    String name = type.getBaseComponentType().getPackageName();
    return Services.WORDS.stream()
        .map(word -> root + "." + word + ".")
        .filter(name::startsWith)
        .map(prefix -> name.substring(prefix.length()))
        .anyMatch(feature -> !feature.contains(".") && !ADAPTERS.contains(feature));
  }

  private ArchRule onlyIn(List<String> adapters, String... techniques) {
    List<String> homes = new ArrayList<>();
    for (String adapter : adapters) {
      homes.add(root + ".*." + adapter + "..");
      homes.add(root + ".*.*." + adapter + "..");
    }
    return noClasses()
        .that()
        .resideInAnyPackage(Services.packages(root))
        .and()
        .resideOutsideOfPackages(homes.toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(techniques)
        .because("it belongs in ." + String.join(" or .", adapters));
  }
}

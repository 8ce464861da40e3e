package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

/** Names say a role; a drawer says nothing. */
final class NamingRules {
  private static final String DRAWERS =
      ".*(Utils?|Helpers?|Manager|Common|Impl)|(Abstract|Base)[A-Z].*";

  private NamingRules() {}

  static ArchRule noDrawers() {
    return noClasses()
        .should()
        .haveNameMatching(".*\\.(" + DRAWERS + ")")
        .because("a class is named by its role");
  }

  /** One word for what is configured, public so that a test and a person can find every key. */
  static ArchRule configurationIsPublicSettings() {
    return classes()
        .that()
        .areAnnotatedWith("io.smallrye.config.ConfigMapping")
        .should()
        .haveSimpleNameEndingWith("Settings")
        .andShould()
        .bePublic()
        .because("one word, *Settings, names what a person can configure");
  }

  /** A provider or customizer of one service would change its neighbours inside the monolith. */
  static ArchRule servicesChangeNoNeighbour(String root) {
    return noClasses()
        .that()
        .resideInAnyPackage(Services.packages(root))
        .should()
        .beAnnotatedWith("jakarta.ws.rs.ext.Provider")
        .orShould()
        .beAnnotatedWith("jakarta.enterprise.inject.Alternative")
        .orShould()
        .beAnnotatedWith("jakarta.interceptor.Interceptor")
        .orShould()
        .implement("io.quarkus.jackson.ObjectMapperCustomizer")
        .because("what a process shares lives in chassis");
  }
}

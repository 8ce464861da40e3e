package io.threeways.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.lang.ArchRule;

/** Who may call is said where the answer is. */
final class AccessRules {
  private static final String ROLES = "jakarta.annotation.security.RolesAllowed";

  private AccessRules() {}

  static ArchRule everyEndpointSaysWhoMay() {
    return methods()
        .that()
        .areMetaAnnotatedWith("jakarta.ws.rs.HttpMethod")
        .should()
        .beAnnotatedWith(ROLES)
        .orShould()
        .beDeclaredInClassesThat()
        .areAnnotatedWith(ROLES)
        .orShould()
        .beAnnotatedWith("io.quarkus.security.Authenticated")
        .orShould()
        .beAnnotatedWith("jakarta.annotation.security.PermitAll")
        .because("a process lets in whoever has a token, services included");
  }
}

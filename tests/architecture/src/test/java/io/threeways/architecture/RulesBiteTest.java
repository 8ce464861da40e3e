package io.threeways.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds each rule the violation that it is for: a rule that finds nothing guards nothing. */
class RulesBiteTest {
  private static final String ROOT = "io.threeways.architecture.violations";
  private static final JavaClasses VIOLATIONS = new ClassFileImporter().importPackages(ROOT);

  static Stream<Arguments> rulesAndWhatTheyCatch() {
    LayerRules layers = new LayerRules(ROOT);
    FeatureRules features = new FeatureRules(ROOT);
    DirectionRules directions = new DirectionRules(ROOT);
    UsageRules usage = new UsageRules(ROOT);
    WordRules words = new WordRules(ROOT);
    return Stream.of(
        Arguments.of(layers.restOnlyInHttp(), "RestInTheRoot"),
        Arguments.of(layers.messagingOnlyInKafka(), "MessagingInTheRoot"),
        Arguments.of(layers.channelsKeepTheirOrder(), "SideBySide"),
        Arguments.of(layers.contractsOnlyInKafka(), "ContractsInTheRoot"),
        Arguments.of(layers.persistenceOnlyInStore(), "PersistenceInTheRoot"),
        Arguments.of(layers.gitOnlyInGit(), "GitInTheRoot"),
        Arguments.of(layers.kubernetesOnlyInKube(), "KubernetesInTheRoot"),
        Arguments.of(layers.callsOnlyInAgent(), "CallsInTheRoot"),
        Arguments.of(layers.featureRootsKnowNoTechnique(), "GitInTheRoot"),
        Arguments.of(directions.everyPartKnowsOnlyWhatItMay(), "ReadsEvents"),
        Arguments.of(directions.everyPartKnowsOnlyWhatItMay(), "KnowsAService"),
        Arguments.of(features.noServiceKnowsAnother(), "KnowsBuild"),
        Arguments.of(features.featuresKnowEachOthersRootsOnly(), "ReachesIntoRun"),
        Arguments.of(features.noCyclesBetweenFeatures(), "Wheel"),
        Arguments.of(features.domainTakesTimeAndChanceAsArguments(), "ClockInTheRoot"),
        Arguments.of(usage.everyClassHasAUser(), "RunUtil"),
        Arguments.of(usage.everyMethodOfARootHasACaller(), "ClockInTheRoot.startedAt()"),
        Arguments.of(NamingRules.noDrawers(), "RunUtil"),
        Arguments.of(NamingRules.configurationIsPublicSettings(), "RunOptions"),
        Arguments.of(words.configurationSaysItsWord(), "DeploysSettings"),
        Arguments.of(words.pathsSayTheirWord(), "RestInTheRoot"),
        Arguments.of(AccessRules.everyEndpointSaysWhoMay(), "AnswersAnybody.secret()"),
        Arguments.of(NamingRules.servicesChangeNoNeighbour(ROOT), "ForEveryone"));
  }

  @ParameterizedTest
  @MethodSource("rulesAndWhatTheyCatch")
  void theRuleCatchesItsViolation(ArchRule rule, String violator) {
    EvaluationResult result = rule.evaluate(VIOLATIONS);

    assertThat(result.hasViolation()).isTrue();
    assertThat(result.getFailureReport().toString()).contains(violator);
  }
}

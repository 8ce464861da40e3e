package io.threeways.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every class of ours against every rule. */
class ArchitectureTest {
  private static final JavaClasses OURS =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .withImportOption(location -> !location.contains("/architecture/violations/"))
          .importPackages("io.threeways");

  static Stream<ArchRule> rules() {
    LayerRules layers = new LayerRules("io.threeways");
    FeatureRules features = new FeatureRules("io.threeways");
    UsageRules usage = new UsageRules("io.threeways");
    WordRules words = new WordRules("io.threeways");
    return Stream.of(
        layers.restOnlyInHttp(),
        layers.messagingOnlyInKafka(),
        layers.channelsKeepTheirOrder(),
        layers.contractsOnlyInKafka(),
        layers.persistenceOnlyInStore(),
        layers.gitOnlyInGit(),
        layers.kubernetesOnlyInKube(),
        layers.callsOnlyInAgent(),
        layers.featureRootsKnowNoTechnique(),
        new DirectionRules("io.threeways").everyPartKnowsOnlyWhatItMay(),
        features.noServiceKnowsAnother(),
        features.featuresKnowEachOthersRootsOnly(),
        features.noCyclesBetweenFeatures(),
        features.domainTakesTimeAndChanceAsArguments(),
        usage.everyClassHasAUser(),
        usage.everyMethodOfARootHasACaller(),
        NamingRules.noDrawers(),
        NamingRules.configurationIsPublicSettings(),
        words.configurationSaysItsWord(),
        words.pathsSayTheirWord(),
        AccessRules.everyEndpointSaysWhoMay(),
        NamingRules.servicesChangeNoNeighbour("io.threeways"));
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyClassKeepsTheRule(ArchRule rule) {
    rule.check(OURS);
  }
}

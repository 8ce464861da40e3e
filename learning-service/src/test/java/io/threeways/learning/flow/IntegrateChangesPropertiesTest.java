package io.threeways.learning.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.learning.flow.IntegrateChanges.Saying;
import io.threeways.learning.flow.Integrations.Carried;
import io.threeways.learning.flow.Integrations.GreenBuild;
import io.threeways.learning.flow.Integrations.PublishedArtifact;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Two changes; the first build was red, so the second one's artifact carries both. */
class IntegrateChangesPropertiesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final UUID CHAIN_1 = new UUID(0, 1);
  private static final UUID CHAIN_2 = new UUID(0, 2);

  /** One fact, told to a use case. */
  private interface Fact extends BiConsumer<IntegrateChanges, Saying> {}

  private static final Fact PUSH_1 =
      (integrate, saying) -> integrate.pushed("push 1", "shop/1", BEGIN, saying);
  private static final Fact PUSH_2 =
      (integrate, saying) -> integrate.pushed("push 2", "shop/2", BEGIN.plusSeconds(5), saying);
  private static final Fact GREEN =
      (integrate, saying) ->
          integrate.passed(
              new GreenBuild("shop/42", new UUID(1, 1), CHAIN_2, BEGIN.plusSeconds(9)), saying);
  private static final Fact PUBLISHED =
      (integrate, saying) -> integrate.published(artifact(), saying);
  private static final List<Fact> FACTS = List.of(PUSH_1, PUSH_2, GREEN, PUBLISHED);

  @Property
  void eachChangeIsIntegratedOnceInAnyOrder(@ForAll("orders") List<Fact> facts) {
    Heard heard = new Heard();
    IntegrateChanges integrate = new IntegrateChanges(new InMemoryIntegrations(), heard);

    facts.forEach(fact -> fact.accept(integrate, Saying.NOW));
    facts.forEach(fact -> fact.accept(integrate, Saying.NOW));

    assertThat(heard.integrations).containsExactlyInAnyOrderElementsOf(both());
  }

  @Property
  void whileTheLogIsReadAgainNothingIsSaidThatWasSaidBefore(@ForAll("orders") List<Fact> facts) {
    Heard heard = new Heard();
    IntegrateChanges integrate = new IntegrateChanges(new InMemoryIntegrations(), heard);

    integrate.beginAnew();
    facts.forEach(fact -> fact.accept(integrate, Saying.LATER));
    integrate.integrated("shop/1");
    integrate.caughtUp();

    assertThat(heard.integrations).extracting(Integration::change).containsExactly("shop/2");
  }

  @Example
  void nothingIsIntegratedAsLongAsAFactIsMissing() {
    for (Fact missing : FACTS) {
      Heard heard = new Heard();
      IntegrateChanges integrate = new IntegrateChanges(new InMemoryIntegrations(), heard);

      FACTS.stream()
          .filter(fact -> fact != missing)
          .forEach(fact -> fact.accept(integrate, Saying.NOW));

      assertThat(heard.integrations).hasSizeLessThan(2);
    }
  }

  @Example
  void leadTimeIsFromThePushToTheLastCondition() {
    assertThat(both())
        .extracting(Integration::leadTime)
        .containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(4));
  }

  @Provide
  Arbitrary<List<Fact>> orders() {
    return Arbitraries.shuffle(FACTS);
  }

  private static List<Integration> both() {
    return List.of(
        integration("shop/1", CHAIN_1, "1111", BEGIN),
        integration("shop/2", CHAIN_2, "2222", BEGIN.plusSeconds(5)));
  }

  private static Integration integration(String change, UUID chain, String commit, Instant pushed) {
    return new Integration(
        change,
        chain,
        "shop",
        commit,
        "shop/42",
        "pkg:generic/shop@2222",
        pushed,
        new UUID(1, 1),
        CHAIN_2,
        BEGIN.plusSeconds(9),
        new UUID(1, 2),
        CHAIN_2,
        BEGIN.plusSeconds(8));
  }

  private static PublishedArtifact artifact() {
    return new PublishedArtifact(
        new UUID(1, 2),
        CHAIN_2,
        "shop/42",
        "pkg:generic/shop@2222",
        "shop",
        BEGIN.plusSeconds(8),
        List.of(new Carried("shop/1", CHAIN_1, "1111"), new Carried("shop/2", CHAIN_2, "2222")));
  }

  private static final class Heard implements IntegrationAnnouncements {
    private final List<Integration> integrations = new ArrayList<>();

    @Override
    public void integrated(Integration integration) {
      integrations.add(integration);
    }
  }
}

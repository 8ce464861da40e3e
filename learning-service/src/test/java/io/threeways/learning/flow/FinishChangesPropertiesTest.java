package io.threeways.learning.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.threeways.learning.flow.Finishes.PassedBuild;
import io.threeways.learning.flow.Finishes.PassedTests;
import io.threeways.learning.flow.IntegrateChanges.Saying;
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

/** A branch that was tried in an environment of its own. */
class FinishChangesPropertiesTest {
  private static final Instant BEGIN = Instant.parse("2026-11-23T10:00:00Z");
  private static final UUID CHAIN = new UUID(0, 1);

  /** One fact, told to a use case. */
  private interface Fact extends BiConsumer<FinishChanges, Saying> {}

  private static final Fact PUSH =
      (finish, saying) -> finish.pushed("push", "shop/7", BEGIN, saying);
  private static final Fact GREEN =
      (finish, saying) ->
          finish.passed(
              new PassedBuild(
                  "shop/42",
                  new UUID(1, 1),
                  CHAIN,
                  "shop",
                  "shop/7",
                  "c0ffee",
                  BEGIN.plusSeconds(9)),
              saying);
  private static final Fact TESTED =
      (finish, saying) ->
          finish.tested(new PassedTests(new UUID(1, 2), "shop/42", "shop-b42"), saying);
  private static final List<Fact> FACTS = List.of(PUSH, GREEN, TESTED);

  @Property
  void aChangeIsFinishedOnceInAnyOrder(@ForAll("orders") List<Fact> facts) {
    List<Finish> heard = new ArrayList<>();
    FinishChanges finish = new FinishChanges(new InMemoryFinishes(), heard::add);

    facts.forEach(fact -> fact.accept(finish, Saying.NOW));
    facts.forEach(fact -> fact.accept(finish, Saying.NOW));

    assertThat(heard)
        .singleElement()
        .extracting(Finish::environment, Finish::leadTime)
        .containsExactly("shop-b42", Duration.ofSeconds(9));
  }

  @Property
  void whileTheLogIsReadAgainNothingIsSaidThatWasSaidBefore(@ForAll("orders") List<Fact> facts) {
    List<Finish> heard = new ArrayList<>();
    FinishChanges finish = new FinishChanges(new InMemoryFinishes(), heard::add);

    finish.beginAnew();
    facts.forEach(fact -> fact.accept(finish, Saying.LATER));
    finish.finished("shop/7");
    finish.caughtUp();

    assertThat(heard).isEmpty();
  }

  @Example
  void aGreenBuildWithoutSuchTestsFinishesNothing() {
    for (Fact missing : FACTS) {
      List<Finish> heard = new ArrayList<>();
      FinishChanges finish = new FinishChanges(new InMemoryFinishes(), heard::add);

      FACTS.stream()
          .filter(fact -> fact != missing)
          .forEach(fact -> fact.accept(finish, Saying.NOW));

      assertThat(heard).isEmpty();
    }
  }

  @Provide
  Arbitrary<List<Fact>> orders() {
    return Arbitraries.shuffle(FACTS);
  }
}
